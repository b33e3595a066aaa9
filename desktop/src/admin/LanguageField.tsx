import { Select } from "../shared/parts/Select";
import { languages } from "../shared/preferences";
import { words as shared } from "../shared/words";
import { words } from "./words";

interface LanguageFieldProps {
  value: string;
  onChange: (language: string) => void;
  error: string | undefined;
  hint?: string;
}

/** One of ours; a language from elsewhere that is kept already stays on the list. */
export function LanguageField({ value, onChange, error, hint }: LanguageFieldProps) {
  const t = words.use();
  const names: Record<string, string> = shared.use().languages;
  const choices = [...new Set<string>([...languages, value])].map((each) => ({ value: each, label: names[each] ?? each }));
  return <Select label={t.language} value={value} onChange={onChange} choices={choices} hint={hint} error={error} />;
}

/** The name of a language in the reader's own. */
export const languageName = (code: string): string => (shared.now().languages as Record<string, string>)[code] ?? code;
