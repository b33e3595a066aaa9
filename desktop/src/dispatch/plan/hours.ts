import { fromAbsolute, type ZonedDateTime } from "@internationalized/date";

/** How much of the day a plan shows. */
export const spans = ["four", "twelve", "day"] as const;
export type Span = (typeof spans)[number];

/** From one instant to another, in milliseconds. */
export interface Hours {
  from: number;
  until: number;
}

const hour = 3_600_000;
const long: Record<Exclude<Span, "day">, { hours: number; before: number }> = { four: { hours: 4, before: 1 }, twelve: { hours: 12, before: 2 } };

/** The hours around an instant. A day goes from midnight to midnight on the wall, so it has 23 or 25 hours when clocks change. */
export function hoursAround(at: number, span: Span, zone: string): Hours {
  const wall = fromAbsolute(at, zone);
  if (span === "day") {
    const midnight = startOfDay(wall);
    return { from: midnight.toDate().getTime(), until: startOfDay(midnight.add({ days: 1 })).toDate().getTime() };
  }
  const { hours, before } = long[span];
  const from = at - (wall.minute * 60 + wall.second) * 1000 - wall.millisecond - before * hour;
  return { from, until: from + hours * hour };
}

/** The instant around which the plan shows what comes before or after: the next day, or half of the hours. */
export function moved(at: number, span: Span, by: 1 | -1, zone: string): number {
  if (span !== "day") return at + (by * long[span].hours * hour) / 2;
  return fromAbsolute(at, zone).set({ hour: 12 }).add({ days: by }).toDate().getTime();
}

const every: Record<Span, number> = { four: 1, twelve: 2, day: 3 };

/** Where a time stands over the plan: each full hour on the wall, or each second or third. An hour that comes twice is there twice. */
export function ticks({ from, until }: Hours, span: Span, zone: string): number[] {
  const all: number[] = [];
  for (let at = from; at < until; at += hour) {
    if (fromAbsolute(at, zone).hour % every[span] === 0) all.push(at);
  }
  return all;
}

/** Where a piece of time stands among the hours, in percent; null when it is outside. */
export function placed(from: number, until: number, hours: Hours): { left: number; width: number; begins: boolean; ends: boolean } | null {
  const all = hours.until - hours.from;
  const [begin, end] = [Math.max(from, hours.from), Math.min(until, hours.until)];
  if (end < begin || from >= hours.until || until <= hours.from) return null;
  return { left: ((begin - hours.from) / all) * 100, width: ((end - begin) / all) * 100, begins: from >= hours.from, ends: until <= hours.until };
}

const startOfDay = (wall: ZonedDateTime): ZonedDateTime => wall.set({ hour: 0, minute: 0, second: 0, millisecond: 0 });
