import { date, day, dayAndTime, daysAgo, number, time } from "../shared/format";
import { words as shared } from "../shared/words";
import { count, fill } from "../shared/wording";
import type { Candidate, Why } from "./types";
import { words } from "./words";

export interface Reason {
  said: string;
  /** Such as "+10" or "−4"; null for what weighs nothing. */
  weight: string | null;
  /** For, against, or so much against that somebody has to say why all the same. */
  speaks: "for" | "against" | "out";
}

/** What speaks for and against somebody, as sentences, in the order of the server: what excludes comes first. */
export const reasonsOf = ({ why, busyWith }: Pick<Candidate, "why" | "busyWith">, zone?: string): Reason[] =>
  why.map((each) => ({
    said: said(each, busyWith, zone),
    weight: each.points === 0 ? null : `${each.points > 0 ? "+" : "−"}${number(Math.abs(each.points))}`,
    speaks: each.excludes ? "out" : each.points < 0 || warns.includes(each.code) ? "against" : "for",
  }));

const warns = ["was-here", "position-old", "position-unknown", "licence-ends"];

function said({ code, count: n, what, at }: Why, busyWith: Candidate["busyWith"], zone?: string): string {
  const t = words.now();
  const many = (t.whyMany as Record<string, Parameters<typeof count>[0]>)[code];
  const languages: Record<string, string> = shared.now().languages;
  const one = (t.why as Record<string, string>)[code] ?? code;
  const sentence = many && n !== null ? count(many, n) : code === "busy" && busyWith ? t.busyWith : one;
  return fill(sentence, {
    n: n === null ? "" : number(n),
    what: code.startsWith("speaks") ? (languages[what ?? ""] ?? what ?? "") : (what ?? ""),
    number: busyWith?.number ?? "",
    // an end is the first instant after the last day
    day: at === null ? "" : code.startsWith("licence") ? date(new Date(Date.parse(at) - 43_200_000).toISOString().slice(0, 10)) : day(at, zone),
    time: at === null ? "" : daysAgo(at) === 0 ? time(at, zone) : dayAndTime(at, zone),
  });
}
