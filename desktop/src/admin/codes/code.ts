import { call } from "../../shared/api";
import type { Kept } from "../../shared/edit/rebase";
import { languages, type Language } from "../../shared/preferences";

export interface Branch {
  key: string;
  names: Partial<Record<Language, string>>;
}

export interface Said {
  name: string;
  detail: string;
  /** What the agent says to the caller. */
  say: string;
  /** The words that callers use. */
  synonyms: string[];
}

type Texts = Partial<Record<Language, string>>;

export interface ProblemCode {
  code: string;
  department: string;
  provider: string;
  category: string;
  /** 0 to 8, 0 the worst. */
  urgency: number;
  kinds: string[];
  words: Partial<Record<Language, Said>>;
  questions: { id: string; type: string; texts: Texts; choices: { value: string; texts: Texts }[]; worse: { answer: string; urgency: number } | null }[];
  /** So many technicians go there from the beginning: one or two. */
  job: { type: string; skills: string[]; minutes: number; technicians: number };
  /** Somebody here changed it; what ships with a later version leaves it alone. */
  edited: boolean;
  version: number;
}

/** Where problem codes hang. */
export interface CodeTree {
  departments: Branch[];
  providers: Branch[];
  categories: Branch[];
  codes: ProblemCode[];
}

export const treeQuery = { queryKey: ["problem-codes", "tree"], queryFn: () => call<CodeTree>("GET", "/api/problem-codes/tree") };

/** In this language, else in English. */
export const inLanguage = <Words>(words: Partial<Record<Language, Words>>, language: Language): Words | undefined => words[language] ?? words.en;

type Part = "name" | "detail" | "say" | "synonyms";

/** Words stand under the names that the server gives their fields; synonyms are one on each line. */
export type CodeForm = {
  code: string;
  department: string;
  provider: string;
  category: string;
  urgency: string;
  minutes: number | null;
  technicians: string;
  kinds: string[];
} & Record<`words.${Language}.${Part}`, string>;

export const keptCode = ({ code, department, provider, category, urgency, kinds, words, job, version }: ProblemCode): Kept<CodeForm> => ({
  values: { code, department, provider, category, urgency: String(urgency), minutes: job.minutes, technicians: String(job.technicians), kinds, ...flat(words) },
  version,
});

export const newCode: CodeForm = { code: "", department: "", provider: "", category: "", urgency: "6", minutes: 60, technicians: "1", kinds: [], ...flat({}) };

function flat(words: ProblemCode["words"]): Record<`words.${Language}.${Part}`, string> {
  const entries = languages.flatMap((language): [`words.${Language}.${Part}`, string][] => {
    const said = words[language];
    return [
      [`words.${language}.name`, said?.name ?? ""],
      [`words.${language}.detail`, said?.detail ?? ""],
      [`words.${language}.say`, said?.say ?? ""],
      [`words.${language}.synonyms`, said?.synonyms.join("\n") ?? ""],
    ];
  });
  return Object.fromEntries(entries) as Record<`words.${Language}.${Part}`, string>;
}

/** What the server takes; a language without a name is not sent. */
export function sent({ code, department, provider, category, urgency, minutes, technicians, kinds, ...rest }: CodeForm) {
  const of = (language: Language, part: Part) => rest[`words.${language}.${part}`];
  const words = languages
    .filter((language) => of(language, "name").trim() !== "")
    .map((language) => [
      language,
      {
        name: of(language, "name"),
        detail: of(language, "detail"),
        say: of(language, "say"),
        synonyms: of(language, "synonyms").split("\n").map((line) => line.trim()).filter(Boolean),
      },
    ]);
  return { code, department, provider, category, urgency: Number(urgency), kinds, words: Object.fromEntries(words) as object, job: { minutes, technicians: Number(technicians) } };
}

export const addCode = (form: CodeForm) => call<ProblemCode>("POST", "/api/problem-codes", sent(form));
export const changeCode = (code: string, form: CodeForm, version: number) => call<ProblemCode>("PUT", `/api/problem-codes/${code}`, { ...sent(form), version });
