import { Refusal, Unreachable } from "./api";
import { Notice } from "./parts/Notice";
import { language } from "./preferences";
import { useStore } from "./store";
import { refusals } from "./words/refusals";
import { words } from "./words";
import { fill } from "./wording";

/** What went wrong, in the reader's language: ours by its code, the server's English when the code is new to us or a value is missing. */
export function sentenceOf(failure: unknown): string {
  if (failure instanceof Unreachable) return words.now().unreachable;
  if (!(failure instanceof Refusal)) return words.now().fault;
  return sentenceFor(failure.code, failure.sentence, failure.values);
}

/** The sentence of a refusal that was kept by its code alone. */
export const sentenceOfCode = (code: string): string => sentenceFor(code, "", []);

function sentenceFor(code: string, english: string, values: readonly string[]): string {
  const known = (refusals.all[language.now()] as Record<string, string>)[code];
  const said = known && fill(known, Object.fromEntries(values.entries()));
  return said && !/\{\d\}/.test(said) ? said : english || words.now().fault;
}

/** A refusal that the server wrote down earlier, in the reader's language. */
export const sayCode = ({ code, sentence, values }: { code: string; sentence: string; values: readonly string[] }): string =>
  sentenceFor(code, sentence, values);

/** The sentences to show beside the fields of a form: `{email: "…"}`. */
export function fieldSentences(failure: unknown): Record<string, string> {
  if (!(failure instanceof Refusal)) return {};
  return Object.fromEntries(
    Object.entries(failure.fields).map(([name, field]) => [name, sentenceFor(field.code, field.detail, (field.values ?? []).map(String))]),
  );
}

export function RefusalNotice({ of }: { of: unknown }) {
  useStore(language);
  return of ? <Notice tone="high">{sentenceOf(of)}</Notice> : null;
}
