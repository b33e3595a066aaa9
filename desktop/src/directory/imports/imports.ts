import { call, sendFile, withQuery } from "../../shared/api";
import type { ChipTone } from "../../shared/parts/Chip";
import { language } from "../../shared/preferences";
import type { Role } from "../../shared/roles";
import { mayOpen } from "../../shared/screen";
import { useMe } from "../../shared/session";

export const kinds = ["customer", "person", "site", "unit", "agreement", "billed"] as const;
export type Kind = (typeof kinds)[number];
export type State = "uploaded" | "checking" | "checked" | "running" | "stopped" | "done";
export const outcomes = ["added", "changed", "unchanged", "refused"] as const;
export type Outcome = (typeof outcomes)[number];

export interface Reason {
  field: string | null;
  code: string;
  sentence: string;
  values: string[];
}

export interface Sheet extends Record<Outcome, number> {
  id: string;
  number: string;
  kind: Kind;
  name: string;
  size: number;
  isKept: boolean;
  state: State;
  encoding: string | null;
  separator: string;
  mapping: (string | null)[];
  trouble: Reason | null;
  position: number;
  bytes: number;
  by: string;
  at: string;
  version: number;
}

export interface Sight {
  sheet: Sheet;
  head: string[];
  rows: string[][];
  columns: { field: string; head: string; isKey: boolean; isNeeded: boolean }[];
  firstRows: { outcome: Outcome; row: number; cells: string[]; fields: string[]; reasons: Reason[] }[];
}

export const encodings = ["UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "windows-1257", "Big5"] as const;
export const separators = [",", ";", "\t", "|"] as const;

export const tones: Record<State, ChipTone> = { uploaded: "", checking: "acc", checked: "info", running: "acc", stopped: "park", done: "ok" };

export const isMoving = ({ state }: Sheet): boolean => state === "checking" || state === "running";

export const load = (id: string): Promise<Sight> => call("GET", withQuery(`/api/imports/${id}`, { language: language.now() }));

export const bringIn = (kind: Kind, file: File): Promise<Sheet> => sendFile(withQuery("/api/imports", { kind, name: file.name }), file);

export const match = (id: string, form: { encoding: string | null; separator: string; fields: (string | null)[] | null; version: number }): Promise<Sheet> =>
  call("PUT", `/api/imports/${id}/mapping`, form);

export const move = (id: string, what: "check" | "run" | "stop"): Promise<Sheet> =>
  call("POST", withQuery(`/api/imports/${id}/${what}`, { language: language.now() }));

export const exportAddress = (kind: Kind): string => withQuery(`/api/exports/${kind}`, { language: language.now(), excel: "true" });

const movers: readonly Role[] = ["supervisor", "administrator"];

/** Who takes sheets out; the server decides again. */
export const useMayTakeOut = (): boolean => useMe().roles.some((role) => movers.includes(role));

/** Who brings them in: only for the whole company. */
export const useMayMove = (): boolean => mayOpen(useMe(), { roles: movers, wholeCompany: true });
