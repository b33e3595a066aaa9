import { language, type Language } from "./preferences";
import { useStore } from "./store";

/**
 * The words of one module in every language. English gives the shape; a key that another language lacks does not compile:
 *
 *     export const words = inEveryLanguage({ en, sv, et, "zh-Hant": zhHant });
 *     const t = words.use();          // in a component: follows the language in place
 *     fill(t.waited, { time: "0:18" })
 */
export interface Words<Catalog> {
  readonly all: Record<Language, Catalog>;
  /** The words in the language of this moment; the component follows when it changes. */
  use(): Catalog;
  /** The same outside components. */
  now(): Catalog;
}

export function inEveryLanguage<Catalog>(all: Record<Language, Catalog>): Words<Catalog> {
  return {
    all,
    use: () => all[useStore(language)],
    now: () => all[language.now()],
  };
}

/** Puts values into the named places of a sentence: `"Waited {time}"`. */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** One sentence per plural form of the language; `other` is always there. `{n}` is the number. */
export interface Plural {
  one?: string;
  other: string;
}

/** Writes the forms into the English catalogue, so that languages without `one` may leave it out. */
export const plural = (forms: Plural): Plural => forms;

export function count(forms: Plural, n: number): string {
  const form = new Intl.PluralRules(language.now()).select(n);
  return fill((form === "one" ? forms.one : undefined) ?? forms.other, { n: n.toLocaleString(language.now()) });
}
