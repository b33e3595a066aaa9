import type { OrderRow } from "../orders/types";
import { call, type Page } from "../shared/api";
import type { Session } from "../shared/session";

export type Why = "trapped" | "nobody" | "late" | "help" | "promise" | "on-hold" | "report-due";

interface Named {
  id: string;
  name: string;
}

/** A hand-over without what is in it. */
export interface Glance {
  id: string;
  givenBy: Named | null;
  givenAt: string;
  lines: number;
  takenBy: Named | null;
  takenAt: string | null;
  endedAt: string | null;
  /** Given by the reader herself. */
  mine: boolean;
}

export interface HandOverLine {
  /** As it is now; null where it is out of sight. */
  order: OrderRow | null;
  whys: Why[];
  remark: string;
}

export interface HandOver {
  glance: Glance;
  words: string;
  lines: HandOverLine[];
}

/** Who gives and takes: whoever dispatches or leads. */
export const handsOver = (me: Session["user"]): boolean => me.roles.some((role) => role === "dispatcher" || role === "supervisor" || role === "administrator");

/** It should be read in the first minutes of a shift. */
export const overdueMs = 15 * 60_000;

export const waitingHandOvers = { queryKey: ["hand-overs", "waiting"], queryFn: () => call<Page<Glance>>("GET", "/api/hand-overs/waiting") };

export const givenNow = { queryKey: ["hand-overs", "now"], queryFn: () => call<Page<HandOverLine>>("GET", "/api/hand-overs/now") };

export const handOver = (id: string) => ({ queryKey: ["hand-overs", id], queryFn: () => call<HandOver>("GET", `/api/hand-overs/${id}`) });
