import { call, withQuery } from "../../shared/api";
import type { AuditWords } from "../words/audit";

export type Act = keyof AuditWords["acts"];
export type Kind = keyof AuditWords["kinds"];

/** Somebody did something. */
export interface Done {
  id: string;
  at: string;
  nature: keyof AuditWords["natures"];
  who: string | null;
  name: string | null;
  roles: string[];
  act: Act;
  /** Also words that this screen does not know. */
  kind: string;
  subject: string | null;
  deed: string | null;
  reason: string | null;
  way: string | null;
}

export interface Wrong {
  kind: keyof AuditWords["wrong"];
  seq: number;
  entry: string | null;
  detail: string;
}

/** How the chain stands. */
export interface State {
  links: number;
  late: boolean;
  checkpoint: string | null;
  checkpointLinks: number;
  verified: { at: string; links: number; wrong: Wrong[] } | null;
}

export const getState = () => call<State>("GET", "/api/audit/state");

/** What is looked for, as it stands in the page's address. Days are those of the reader's clocks. */
export const asked = ["who", "act", "kind", "subject", "from", "to"] as const;
export type Asked = Partial<Record<(typeof asked)[number], string>>;

/** The same for the server: the days as instants, the last one to its end. */
export function queryOf({ from, to, ...rest }: Asked): Record<string, string | undefined> {
  return { ...rest, from: midnight(from, 0), to: midnight(to, 1) };
}

function midnight(day: string | undefined, later: number): string | undefined {
  const [year, month, date] = (day ?? "").split("-").map(Number);
  if (!year || !month || !date) return undefined;
  const instant = new Date(year, month - 1, date + later);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

export const sheetOf = (chosen: Asked): string => withQuery("/api/audit/export", { ...queryOf(chosen), excel: "true" });
