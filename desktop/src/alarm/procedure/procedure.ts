import { call } from "../../shared/api";
import { language, languages, type Language } from "../../shared/preferences";

/** The guide of one alarm: shapes of the API, and what a screen makes of them. Times are ISO instants. */

interface Named {
  id: string;
  name: string;
}

export type Texts = Partial<Record<Language, string>>;

export const triages = ["trapped-by", "medical", "shut-in-late", "shut-in", "misuse", "information", "silent"] as const;
export type Triage = (typeof triages)[number];

export interface Choice {
  value: string;
  means: Triage | null;
  text: Texts;
}

export interface Question {
  id: string;
  mandatory: boolean;
  text: Texts;
  choices: Choice[];
}

export interface Step {
  id: string;
  mandatory: boolean;
  /** In which it is a step; empty for all. */
  within: Triage[];
  title: Texts;
  say: Texts;
  /** What is said as long as a place of `say` is not known. */
  until: Texts;
  questions: Question[];
}

export interface Aid {
  id: string;
  title: Texts;
  say: Texts;
}

export interface Guide {
  name: Texts;
  checkInMinutes: number;
  unacceptedMinutes: number;
  lateMinutes: number;
  targetMinutes: number;
  /** The number of the rescue service by country. */
  emergency: Record<string, string>;
  steps: Step[];
  checkIn: { title: Texts; say: Texts };
  aids: Aid[];
  never: Texts[];
}

export type GuideState = "to-be-approved" | "draft" | "approved";

export const whys = ["trapped-by", "medical", "nobody-accepted", "arrives-late", "sooner"] as const;

/** A decision on the rescue service: made, asked for, or to come. */
export interface Ahead {
  why: (typeof whys)[number];
  at: string;
  due: boolean;
  called: boolean | null;
  decidedAt: string | null;
  decidedBy: Named | null;
}

export interface Progress {
  version: { id: string; version: number; state: GuideState; guide: Guide };
  /** Somebody has taken the alarm. */
  begun: boolean;
  language: Language;
  triage: Triage;
  /** The first mandatory step that is not done. */
  open: string | null;
  said: Record<string, { at: string; by: Named | null }>;
  answers: Record<string, { value: string; at: string; by: Named | null }>;
  spokeAt: string;
  /** Null where nobody is inside. */
  checkAt: string | null;
  missed: number;
  /** Help comes at another time than they were told. */
  tellAgain: boolean;
  rescue: Ahead[];
  targetAt: string;
}

export const procedureOf = (alarm: string) => ({ queryKey: ["alarms", alarm, "procedure"], queryFn: () => call<Progress>("GET", `/api/alarms/${alarm}/procedure`) });

const post = (alarm: string, what: string, body: object = {}) => call<Progress>("POST", `/api/alarms/${alarm}/procedure/${what}`, body);

export const say = (alarm: string, step: string, spoken: Language) => post(alarm, "said", { step, language: spoken });
export const answer = (alarm: string, question: string, value: string) => post(alarm, "answers", { question, value });
export const checkIn = (alarm: string) => post(alarm, "check-in");
export const decide = (alarm: string, called: boolean) => post(alarm, "rescue", { called });

export const inTongue = (texts: Texts, tongue: Language): string => texts[tongue] ?? texts.en ?? "";

/** In the reader's language. */
export const read = (texts: Texts): string => inTongue(texts, language.now());

export const nextTongue = (spoken: Language): Language => languages[(languages.indexOf(spoken) + 1) % languages.length] ?? "en";

/** What is known for the places of a sentence. */
export type Known = Partial<Record<"agent" | "place" | "technician" | "time" | "minutes", string>>;

/** The sentence with what is known; where something is not, what is said meanwhile. Nobody says a time that nobody knows. */
export function sentence(of: { say: Texts; until?: Texts }, known: Known, spoken: Language): string {
  const whole = inTongue(of.say, spoken);
  const meanwhile = of.until ? inTongue(of.until, spoken) : "";
  const knows = [...whole.matchAll(/\{(\w+)\}/g)].every(([, place]) => known[place as keyof Known]);
  return (knows || !meanwhile ? whole : meanwhile).replace(/\{(\w+)\}/g, (_, place: string) => known[place as keyof Known] ?? "…");
}

export const isFor = (step: Step, triage: Triage): boolean => step.within.length === 0 || step.within.includes(triage);

/** Its mandatory questions are answered; one without any is said. */
export function isDone(step: Step, { said, answers }: Pick<Progress, "said" | "answers">): boolean {
  const mandatory = step.questions.filter((question) => question.mandatory);
  return mandatory.length > 0 ? mandatory.every(({ id }) => id in answers) : step.id in said;
}

const tellsTheTime = (step: Step): boolean => (step.say.en ?? "").includes("{time}");

export interface Stepping {
  step: Step;
  state: "done" | "now" | "next";
}

/** The step with which it ends. */
export const ending = "out";

/**
 * The steps as things stand, and which of them is to be said now: a time that has changed before all others.
 *
 * @param ends somebody is there, or whoever leads it knows that they are out; until then nobody is asked whether they are
 */
export function stepping(progress: Progress, ends = true): Stepping[] {
  const steps = progress.version.guide.steps.filter((step) => isFor(step, progress.triage));
  const again = progress.tellAgain ? steps.find(tellsTheTime) : undefined;
  const now = progress.begun ? (again ?? steps.find((step) => !isDone(step, progress) && (ends || step.id !== ending))) : undefined;
  return steps.map((step) => ({ step, state: step === now ? "now" : isDone(step, progress) ? "done" : "next" }));
}

/** Which question a key answers: the first without an answer, what must be asked before what may be. */
export function asked(step: Step | undefined, { answers }: Pick<Progress, "answers">): Question | undefined {
  const open = step?.questions.filter(({ id }) => !(id in answers)) ?? [];
  return open.find(({ mandatory }) => mandatory) ?? open[0];
}

/** The key that gives this answer: its letter where the answers are yes and no, else its number. */
export function keyOf({ choices }: Question, at: number): string {
  const value = choices[at]?.value;
  return value === "yes" ? "Y" : value === "no" ? "N" : String(at + 1);
}

export const questionOf = (guide: Guide, id: string): Question | undefined => guide.steps.flatMap(({ questions }) => questions).find((question) => question.id === id);

/** An answer as people read it. */
export const answered = (question: Question, value: string): string => {
  const choice = question.choices.find((each) => each.value === value);
  return choice ? read(choice.text) : value;
};

/** What has to be decided now. */
export const isAsked = ({ due, called }: Ahead): boolean => due && called === null;
