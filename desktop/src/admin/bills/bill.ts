import { call } from "../../shared/api";

export type DifferenceKind = "only-theirs" | "only-ours" | "length" | "price";

/** A day of the carrier's bill beside our own calls. */
export interface BillDay {
  /** As 2026-11-28. */
  day: string;
  broughtAt: string;
  broughtBy: string | null;
  comparedAt: string | null;
  theirs: number;
  ours: number;
  matched: number;
  theirSeconds: number;
  ourSeconds: number;
  theirCents: number;
  ourCents: number;
  differences: number;
  settledAt: string | null;
  settledBy: string | null;
  version: number;
}

export interface Difference {
  kind: DifferenceKind;
  number: string | null;
  startedAt: string;
  theirSeconds: number | null;
  ourSeconds: number | null;
  theirCents: number | null;
  ourCents: number | null;
}

export interface BillSight {
  of: BillDay;
  differences: Difference[];
}

export type BillState = "waits" | "same" | "differs" | "settled";

export const stateOf = ({ comparedAt, differences, settledAt }: BillDay): BillState =>
  comparedAt === null ? "waits" : differences === 0 ? "same" : settledAt ? "settled" : "differs";

/** The first part is the live topic. */
export const oneDay = (day: string) => ({ queryKey: ["bills", day], queryFn: () => call<BillSight>("GET", `/api/trunk/bills/${day}`) });
export const settle = ({ day, version }: BillDay) => call<BillSight>("POST", `/api/trunk/bills/${day}/settled`, { version });
