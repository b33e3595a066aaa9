import { call, download, type Page } from "../../shared/api";

export interface Count {
  goes: number;
  held: number;
  open: number;
}

export interface Finding extends Count {
  trace: string;
  hits: readonly { id: string | null; called: string }[];
}

export interface Suggestion {
  thing: "PERSON" | "CUSTOMER";
  id: string;
  name: string;
  of: string;
  phones: readonly string[];
  mails: readonly string[];
}

export interface Found {
  suggestions: readonly Suggestion[];
  findings: readonly Finding[];
}

export interface Erasure {
  id: string;
  state: "running" | "done";
  reason: string;
  at: string;
  endedAt: string | null;
  gone: Readonly<Record<string, number>>;
  stays: Readonly<Record<string, Count>>;
}

export interface Kept {
  word: string;
  days: number | null;
  usual: number | null;
  version: number;
  now: Count;
}

export interface Night {
  id: string;
  beganAt: string;
  endedAt: string | null;
  gone: Readonly<Record<string, number>>;
  held: Readonly<Record<string, number>>;
}

export interface Retention {
  classes: readonly Kept[];
  nights: readonly Night[];
}

export const holdKinds = ["phone", "mail", "person", "unit", "order", "contact"] as const;
export type HoldKind = (typeof holdKinds)[number];

export interface Hold {
  id: string;
  kind: HoldKind;
  called: string;
  reason: string;
  setAt: string;
  until: string | null;
  endedAt: string | null;
}

/** As it is typed: several with commas between them. */
export interface Typed {
  phones: string;
  mails: string;
  names: string;
  people: readonly string[];
  customers: readonly string[];
  without: readonly string[];
}

export const nobody: Typed = { phones: "", mails: "", names: "", people: [], customers: [], without: [] };

const several = (typed: string): string[] =>
  typed
    .split(/[,;\n]/)
    .map((each) => each.trim())
    .filter(Boolean);

export const whom = ({ phones, mails, names, ...ids }: Typed) => ({ phones: several(phones), mails: several(mails), names: several(names), ...ids });

export const isSomebody = (typed: Typed): boolean =>
  [typed.phones, typed.mails, typed.names].some((each) => several(each).length > 0) || typed.people.length + typed.customers.length > 0;

/** Somebody who was suggested is meant, or is not meant after all. */
export function meant(typed: Typed, { thing, id }: Suggestion): Typed {
  const field = thing === "PERSON" ? "people" : "customers";
  return { ...typed, [field]: toggled(typed[field], id) };
}

export const leftOut = (typed: Typed, id: string): Typed => ({ ...typed, without: toggled(typed.without, id) });

const toggled = (all: readonly string[], id: string): string[] => (all.includes(id) ? all.filter((each) => each !== id) : [...all, id]);

export const find = (typed: Typed) => call<Found>("POST", "/api/privacy/find", whom(typed));
export const copy = (typed: Typed) => download("/api/privacy/copies", whom(typed), "person.zip");
export const erase = (typed: Typed, reason: string) => call<Erasure>("POST", "/api/privacy/erasures", { ...whom(typed), reason });
export const getErasures = () => call<Page<Erasure>>("GET", "/api/privacy/erasures");
export const getRetention = () => call<Retention>("GET", "/api/privacy/retention");
export const keep = ({ word, version }: Kept, days: number | null) => call<Retention>("PUT", `/api/privacy/retention/${word}`, { days, version });
export const getHolds = () => call<Page<Hold>>("GET", "/api/privacy/holds");
export const setHold = (hold: { kind: HoldKind; subject: string; reason: string; until: string | null }) => call<Hold>("POST", "/api/privacy/holds", hold);
export const endHold = (id: string) => call<Hold>("POST", `/api/privacy/holds/${id}/end`);
