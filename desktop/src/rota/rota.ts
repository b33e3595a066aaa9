import { call, withQuery } from "../shared/api";
import type { Rules } from "./rules";

export interface Rota {
  id: string;
  area: string;
  zone: string;
  rules: Rules;
  swapsApproved: boolean;
  publishedUntil: string | null;
  version: number;
}

/** Somebody from one instant to another. */
export interface Piece {
  rank: number;
  from: string;
  to: string;
  technician: string;
}

export interface Share extends Piece {
  layer: number | null;
  standIn: string | null;
  absent: string | null;
}

export interface Gap {
  rank: number;
  from: string;
  to: string;
  missing: string | null;
}

export interface Problem {
  kind: "gap" | "rest" | "callout" | "stand-in-away";
  rank: number;
  from: string;
  to: string;
  name: string | null;
}

export interface StandIn extends Piece {
  id: string;
  why: string;
}

export type AbsenceKind = "holiday" | "sick" | "training" | "other";

export interface Absence {
  id: string;
  technician: string;
  name: string;
  from: string;
  to: string;
  /** Only those who lead know why. */
  kind: AbsenceKind | null;
  state: "proposed" | "approved";
}

export interface Swap extends Omit<Piece, "technician"> {
  id: string;
  rota: string;
  technician: { id: string; name: string };
  taker: { id: string; name: string } | null;
  state: "asked" | "taken";
  why: string;
  peers: { id: string; name: string }[];
}

export interface Draft {
  rota: Rota;
  from: string;
  until: string;
  layers: Share[][];
  shares: Share[];
  gaps: Gap[];
  problems: Problem[];
  published: Piece[];
  standIns: StandIn[];
  absences: Absence[];
  names: Record<string, string>;
}

export interface Happened {
  at: string;
  kind: string;
  by: string | null;
  data: Record<string, unknown>;
}

interface Rows<Row> {
  items: Row[];
}

export const allRotas = { queryKey: ["rotas", "all"], queryFn: () => call<Rows<Rota>>("GET", "/api/rotas") };
export const allSwaps = { queryKey: ["swaps"], queryFn: () => call<Rows<Swap>>("GET", "/api/swaps") };
export const draftOf = (rota: string, from: string, until: string) => ({
  queryKey: ["rotas", rota, "draft", from, until],
  queryFn: () => call<Draft>("GET", withQuery(`/api/rotas/${rota}/draft`, { from, until })),
});
export const historyOf = (rota: string) => ({
  queryKey: ["rotas", rota, "history"],
  queryFn: () => call<Rows<Happened>>("GET", `/api/rotas/${rota}/history`),
});

const dayMs = 86_400_000;

/** `2026-11-30`: which day it is there. */
export const dayThere = (at: Date, zone: string): string => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(at);

/** What the clocks there show, as if it were UTC. */
function shown(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" }).format(at);
  return Date.parse(`${parts.replace(" ", "T")}Z`);
}

/** The instant in which a day begins there; where midnight is skipped, the first one of the day. */
export function beginOf(day: string, zone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`);
  let at = wanted;
  for (let tries = 0; tries < 3; tries++) at += wanted - shown(at, zone);
  return new Date(at);
}

/** So many days, beginning with the Monday of this week or some weeks later. */
export function daysFrom(now: Date, zone: string, weeks: number, many: number): string[] {
  const today = Date.parse(`${dayThere(now, zone)}T00:00:00Z`);
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * dayMs + weeks * 7 * dayMs;
  return Array.from({ length: many + 1 }, (_, day) => new Date(monday + day * dayMs).toISOString().slice(0, 10));
}

/** Where an instant stands in a time, from 0 to 100. */
export function placeOf(at: string, from: string, until: string): number {
  const [begin, end] = [Date.parse(from), Date.parse(until)];
  return Math.min(100, Math.max(0, ((Date.parse(at) - begin) / (end - begin)) * 100));
}

/** The hour at such a place, from 0 to 1. */
export function hourAt(place: number, from: string, until: string): string {
  const hour = 3_600_000;
  const at = Date.parse(from) + place * (Date.parse(until) - Date.parse(from));
  return new Date(Math.round(at / hour) * hour).toISOString();
}
