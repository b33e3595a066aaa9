import type { OrderRow } from "./types";

const thirtyDays = 30 * 86_400_000;

/** How many faults a lift had lately; a planned visit and a cancelled order are none. */
export const faultsIn30Days = (rows: readonly Pick<OrderRow, "raisedAt" | "priority" | "state">[], now: number): number =>
  rows.filter(({ raisedAt, priority, state }) => priority !== 4 && state !== "cancelled" && now - Date.parse(raisedAt) <= thirtyDays).length;
