import { useQuery } from "@tanstack/react-query";
import { call } from "./api";
import { day } from "./format";
import { count, fill } from "./wording";
import { words } from "./words";

/** Somebody was there before; the names are in the reader's language. */
export interface PastVisit {
  order: { id: string; number: string };
  at: string;
  cause: string;
  component: string;
  action: string;
  technician: string | null;
}

/** A unit fails again and again: a callout repeats others, or there are so many that it is a rogue. */
export interface Repeat {
  rogue: boolean;
  /** Callouts in the `days` before. */
  times: number;
  days: number;
  rogueTimes: number;
  rogueDays: number;
  /** What failed again within `componentDays`. */
  component: string | null;
  componentDays: number;
  /** The latest reports, the newest first. */
  last: PastVisit[];
}

/** Of a unit, as far as orders were raised by now. @param pushed what came with the call, until the server has answered */
export function useRepeat(unit: string | null, pushed: Repeat | null = null): Repeat | null {
  const asked = useQuery({
    queryKey: ["orders", "repeat", unit],
    queryFn: () => call<{ repeat: Repeat | null }>("GET", `/api/units/${unit}/repeat`),
    enabled: unit !== null,
  });
  return unit === null ? null : asked.data ? asked.data.repeat : pushed;
}

/** What is the matter, in one line; the worst alone. */
export function repeatSaid({ rogue, times, days, rogueTimes, rogueDays, component, componentDays }: Repeat): string {
  const t = words.now();
  if (rogue) return fill(count(t.rogueUnit, rogueTimes), { days: rogueDays });
  if (times > 0) return fill(count(t.repeatCallout, times), { days });
  return fill(t.failedAgain, { component: component ?? "", days: componentDays });
}

/** The same in two words, where it is said in full close by. */
export const repeatNamed = ({ rogue }: Repeat): string => (rogue ? words.now().rogue : words.now().repeat);

/** One visit in one line: when, what it was, what was done and by whom. */
export const visitSaid = ({ at, component, cause, action, technician }: PastVisit, zone?: string): string =>
  [day(at, zone), `${component}, ${cause}`, action, technician].filter(Boolean).join(" · ");
