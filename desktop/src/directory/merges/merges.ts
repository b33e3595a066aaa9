import { call, withQuery } from "../../shared/api";
import { phone } from "../../shared/format";
import { language } from "../../shared/preferences";
import { count, fill } from "../../shared/wording";
import { customers, languageChoices, type ContactPerson, type Customer } from "../customers";
import type { Field, Named, Value, Values } from "../fields";
import { personFields, personValues } from "../person";
import type { Words } from "../thing";
import { words } from "../words";
import { merges } from "../words/merges";

export const kinds = ["customer", "person"] as const;
export type Kind = (typeof kinds)[number];
export type Which = "one" | "other";

export interface Reason {
  why: "phone" | "mail" | "name" | "town";
  value: string;
}

export interface Side {
  id: string;
  number: string;
  name: string;
  /** Whom a person speaks for. */
  of: string | null;
}

export interface Duplicate {
  id: string;
  kind: Kind;
  one: Side;
  other: Side;
  reasons: Reason[];
  foundAt: string;
}

const belongings = ["sites", "people", "agreements", "plannedChanges"] as const;
export type Counts = Partial<Record<(typeof belongings)[number], number>>;

export interface ComparedSide {
  customer: Customer | null;
  person: ContactPerson | null;
  of: string | null;
  moves: Counts;
}

export interface Comparison {
  kind: Kind;
  one: ComparedSide;
  other: ComparedSide;
  duplicate: string | null;
  reasons: Reason[];
}

export interface Merge {
  id: string;
  kind: Kind;
  survivor: Named;
  merged: Named;
  number: string;
  at: string;
  by: Named | null;
}

export interface Unmerged {
  survivor: string;
  merged: string;
  left: Counts;
  fields: string[];
}

export const compare = (kind: Kind, one: string, other: string): Promise<Comparison> => call("GET", withQuery("/api/duplicates/comparison", { kind, one, other }));
export const undo = (merge: string): Promise<Unmerged> => call("POST", `/api/duplicates/merges/${merge}/undo`);

export const addressOf = (kind: Kind, one: string, other: string): string => withQuery(`/duplicates/${kind}`, { one, other });

/** Why the two were found, a sentence each. A town says the name too, so the name alone is left out beside it. */
export function reasonsSaid(reasons: readonly Reason[]): string[] {
  const t = merges.now();
  const hasTown = reasons.some(({ why }) => why === "town");
  return reasons
    .filter(({ why }) => !(hasTown && why === "name"))
    .map(({ why, value }) => fill(t[why], { value: why === "phone" ? phone(value) : value }))
    .filter((sentence, at, all) => all.indexOf(sentence) === at);
}

const inWords = (parts: readonly string[]): string => new Intl.ListFormat(language.now(), { type: "unit", style: "short" }).format(parts);

/** "2 sites, 3 people, 1 agreement"; empty for nothing. */
export function countsSaid(counts: Counts): string {
  const t = merges.now();
  return inWords(belongings.filter((each) => (counts[each] ?? 0) > 0).map((each) => count(t[each], counts[each] ?? 0)));
}

/** What an undone merge could not put back, in one sentence; empty when everything is back. */
export function leftSaid(kind: Kind, { left, fields }: Unmerged): string {
  const labels = fieldsOf(kind, words.now());
  const names = fields.map((name) => labels.find((field) => field.name === name)?.label ?? name);
  const what = inWords([countsSaid(left), ...names].filter(Boolean));
  return what && fill(merges.now().left, { what });
}

export const fieldsOf = (kind: Kind, t: Words): readonly Field[] => (kind === "customer" ? customers.fields(t, []) : personFields(t, languageChoices()));

export const recordOf = ({ customer, person }: ComparedSide): { id: string; name: string; version: number } => customer ?? person ?? { id: "", name: "", version: 0 };

export const valuesOf = ({ customer, person }: ComparedSide): Values => (customer ? customers.valuesOf(customer) : person ? personValues(person) : {});

/** Where to send bills is nothing without how they travel. */
const together: Readonly<Record<string, string>> = { deliveryAddress: "delivery" };
export const choiceOf = (field: string): string => together[field] ?? field;

/** A person's numbers and addresses are always those of both. */
export const isOfBoth = (kind: Kind, field: string): boolean => kind === "person" && (field === "phones" || field === "emails");

const saysNothing = (value: Value | undefined) => value === undefined || value === null || value === "" || value === false || (Array.isArray(value) && value.length === 0);

const differs = (one: Value | undefined, other: Value | undefined): boolean => !(saysNothing(one) && saysNothing(other)) && JSON.stringify(one) !== JSON.stringify(other);

/** The fields in which the two are not the same. */
export const differing = (fields: readonly Field[], one: Values, other: Values): Set<string> =>
  new Set(fields.map(({ name }) => name).filter((name) => differs(one[name], other[name])));

/** Whose value is kept when nobody chooses: the survivor's, unless it says nothing; and whoever is a customer stays one. */
export function proposed(field: string, survivor: Which, one: Values, other: Values): Which {
  const [kept, gone] = survivor === "one" ? [one, other] : [other, one];
  const theirs: Which = survivor === "one" ? "other" : "one";
  if (field === "kind") return kept["kind"] === "prospect" && gone["kind"] === "customer" ? theirs : survivor;
  if (field === "delivery") return survivor;
  return saysNothing(kept[field]) && !saysNothing(gone[field]) ? theirs : survivor;
}

/** Who stays when nobody chooses: a customer rather than a prospect, then whoever has more, then the older record. */
export function likelySurvivor({ one, other }: Comparison): Which {
  const prospects = [one, other].map(({ customer }) => customer?.kind === "prospect");
  if (prospects[0] !== prospects[1]) return prospects[0] ? "other" : "one";
  const weight = ({ moves }: ComparedSide) => Object.values(moves).reduce((sum, n) => sum + n, 0);
  return weight(other) > weight(one) ? "other" : "one";
}

