import { fill } from "../shared/wording";
import type { OrderCard } from "./types";
import { words } from "./words";

/** What was promised, as one says it: `Care Plus: on site within 45 min`. */
export function promiseSaid({ promise }: Pick<OrderCard, "promise">): string {
  const t = words.now();
  if (!promise?.minutes) return "";
  const within = fill(t.within, { time: minutesSaid(promise.minutes) });
  return promise.plan ? fill(t.promiseIs, { plan: promise.plan, within }) : within;
}

/** Whole hours from two hours on, minutes below. */
export const minutesSaid = (minutes: number): string =>
  minutes >= 120 && minutes % 60 === 0 ? fill(words.now().hours, { n: minutes / 60 }) : fill(words.now().minutes, { n: minutes });
