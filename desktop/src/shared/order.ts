/** What every screen knows of a work order: the desk, the board, its page and the lists. Times are ISO instants. */

export type Priority = 1 | 2 | 3 | 4;

export const orderStates = ["raised", "offering", "accepted", "on-the-way", "on-site", "on-hold", "report-due", "closed", "cancelled"] as const;
export type OrderState = (typeof orderStates)[number];

/** A work order that is done with changes no more. */
export const isOver = (state: OrderState): boolean => state === "closed" || state === "cancelled";

/** The promise runs until somebody is on site. */
export const isAwaited = (state: OrderState): boolean => ["raised", "offering", "accepted", "on-the-way"].includes(state);

export interface LineStep {
  step: "reported" | "sent" | "accepted" | "on-the-way" | "on-site" | "done";
  at: string | null;
  state: "done" | "now" | "next";
  /** When they arrive, as far as it is known. */
  note: string | null;
}

/** The life of one report in six steps. */
export type Line = readonly LineStep[];

/** As much of a work order as a call, a request or a list shows of it. */
export interface OrderLink {
  id: string;
  number: string;
  state: OrderState;
  priority: Priority;
  dueAt: string | null;
  line: Line;
  technician: string | null;
  arrivesAt: string | null;
  headline: string;
}
