import { Store } from "./store";

/** How this person wants the desktop; the profile on the server wins at sign-in, the browser remembers it before. */
export const languages = ["en", "sv", "et", "zh-Hant"] as const;
export type Language = (typeof languages)[number];
export const languageNames: Record<Language, string> = { en: "English", sv: "Svenska", et: "Eesti", "zh-Hant": "繁體中文" };

export type Theme = "system" | "light" | "dark";

export const isLanguage = (value: unknown): value is Language => languages.includes(value as Language);

/** The best of ours for what the browser asks for, such as `zh-TW` → `zh-Hant`. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languages.find((language) => tag.toLowerCase().startsWith(language.slice(0, 2)));
    if (found) return found;
  }
  return "en";
}

const inBrowser = typeof localStorage !== "undefined";
const kept = (key: string) => (inBrowser ? localStorage.getItem(`throughline.${key}`) : null);

function preference<T extends string>(key: string, start: T): Store<T> {
  const store = new Store<T>(start);
  store.watch(() => inBrowser && localStorage.setItem(`throughline.${key}`, store.now()));
  return store;
}

const keptLanguage = kept("language");
export const language = preference<Language>(
  "language",
  isLanguage(keptLanguage) ? keptLanguage : languageFor(inBrowser ? navigator.languages : []),
);
export const theme = preference<Theme>("theme", (kept("theme") as Theme | null) ?? "system");

/** "off" leaves only function keys and Ctrl combinations, for voice control and screen readers (WCAG 2.1.4). */
export const letters = preference<"on" | "off">("letters", kept("letters") === "off" ? "off" : "on");

/** Keeps the document's own attributes in step; called once at the start. */
export function applyPreferences(root: HTMLElement): void {
  const apply = () => {
    root.lang = language.now();
    if (theme.now() === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = theme.now();
  };
  language.watch(apply);
  theme.watch(apply);
  apply();
}
