import { dayAndTime } from "../shared/format";
import { priceSaid, type Price } from "../shared/price";
import { fill } from "../shared/wording";
import { timeSaid } from "./agreement";
import type { Words } from "./thing";

/** What an agreement says about a call at some time; as GET /api/agreements/{id}/promise answers. */
export interface Tried {
  at: string;
  valid: boolean;
  promise: {
    dueAt: string | null;
    minutes: number | null;
    starts: "call-in" | "dispatch" | "acceptance";
    zone: string;
    price: Price | null;
    hoursBegin: string | null;
    asksFirst: boolean;
  };
}

/** The answer in sentences: is it covered, by when is somebody there, who pays. Times are those of the place. */
export function triedSaid({ valid, promise }: Tried, t: Words): string[] {
  if (!valid) return [t.notValidThen];
  const { dueAt, minutes, starts, zone, price, hoursBegin, asksFirst } = promise;
  const when = (at: string) => dayAndTime(at, zone);
  const covered = hoursBegin === null ? t.isInside : fill(t.isOutside, { time: when(hoursBegin) });
  const there = dueAt
    ? fill(t.thereBy, { time: when(dueAt) })
    : minutes !== null && starts === "acceptance"
      ? fill(t.fromAcceptance, { time: timeSaid(minutes, t) })
      : t.noTimeThen;
  const pays = price?.charged ? fill(t.customerPays, { price: priceSaid(price) || t.priceUnknown }) : t.agreementPays;
  return [covered, there, pays, ...(asksFirst ? [t.readFirst] : [])];
}

/** `2026-11-29T03:00` of the coming Sunday, for a first question that has an answer. */
export function nextSundayAtThree(now: Date): string {
  const sunday = new Date(now);
  sunday.setDate(now.getDate() + ((7 - now.getDay()) % 7 || 7));
  const two = (n: number) => String(n).padStart(2, "0");
  return `${sunday.getFullYear()}-${two(sunday.getMonth() + 1)}-${two(sunday.getDate())}T03:00`;
}
