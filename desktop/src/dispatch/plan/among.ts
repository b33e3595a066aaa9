import type { PlanRow } from "./plan";

/** Names a bar among all: the same order may be two technicians'. */
export const barKey = (technician: string, order: string): string => `${technician} ${order}`;

export type Way = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End";
export const isWay = (key: string): key is Way => ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"].includes(key);

/** The bar to which a key goes: along its technician's, or to the one of the next technician that is nearest in time. */
export function next(rows: readonly PlanRow[], current: string, way: Way): string {
  const filled = rows.filter(({ bars }) => bars.length > 0);
  const at = filled.findIndex((row) => row.bars.some((bar) => keyOf(row, bar) === current));
  const row = filled[at];
  const bar = row?.bars.findIndex((each) => keyOf(row, each) === current) ?? -1;
  const from = row?.bars[bar];
  if (!row || !from) return current;
  const along: Partial<Record<Way, number>> = { ArrowLeft: bar - 1, ArrowRight: bar + 1, Home: 0, End: row.bars.length - 1 };
  const to = along[way];
  if (to !== undefined) return keyOf(row, row.bars[Math.min(row.bars.length - 1, Math.max(0, to))] ?? from);
  const other = filled[at + (way === "ArrowDown" ? 1 : -1)];
  const nearest = other?.bars.reduce((best, each) => (Math.abs(middle(each) - middle(from)) < Math.abs(middle(best) - middle(from)) ? each : best));
  return other && nearest ? keyOf(other, nearest) : current;
}

type Piece = { order: { id: string }; from: string; until: string };

const keyOf = ({ technician }: PlanRow, { order }: Piece) => barKey(technician.id, order.id);
const middle = ({ from, until }: Piece) => (Date.parse(from) + Date.parse(until)) / 2;
