import { TextField } from "../shared/parts/TextField";
import { languageNames, languages } from "../shared/preferences";
import { fill } from "../shared/wording";
import type { Told } from "./incidents";
import { words } from "./words";

/** The words for callers, a field for each language; what is left empty is not said in that language. */
export function ToldFields({ value, onChange, error }: { value: Told; onChange: (told: Told) => void; error: string | undefined }) {
  const t = words.use();
  return (
    <fieldset className="fld">
      <legend className="lbl">{t.forCallers}</legend>
      <span className="meta">{t.forCallersHint}</span>
      {languages.map((each, at) => (
        <TextField
          key={each}
          label={fill(t.in, { language: languageNames[each] })}
          value={value[each] ?? ""}
          onChange={(said) => onChange({ ...value, [each]: said })}
          error={at === 0 ? error : undefined}
          maxLength={300}
        />
      ))}
    </fieldset>
  );
}
