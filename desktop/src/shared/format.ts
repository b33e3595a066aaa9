import { language } from "./preferences";

/** Times, dates, durations and numbers as people of this language read them. Clocks are 24-hour everywhere. */

type When = string | number | Date;

/** Our English writes the day before the month. */
export const locale = (): string => (language.now() === "en" ? "en-GB" : language.now());

const formatters = new Map<string, Intl.DateTimeFormat>();

function format(when: When, options: Intl.DateTimeFormatOptions): string {
  const key = locale() + JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) formatters.set(key, (formatter = new Intl.DateTimeFormat(locale(), options)));
  return formatter.format(new Date(when));
}

const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const inZone = (zone?: string) => (zone ? { timeZone: zone } : {});

/** 14:05 */
export const time = (when: When, zone?: string): string => format(when, { ...clock, ...inZone(zone) });

/** 14:05:50 */
export const timeToTheSecond = (when: When, zone?: string): string =>
  format(when, { ...clock, second: "2-digit", ...inZone(zone) });

/** 14 Nov, with the year when it is not this one. */
export function day(when: When, zone?: string, now: When = Date.now()): string {
  const year = (at: When) => format(at, { year: "numeric", ...inZone(zone) });
  return format(when, {
    day: "numeric",
    month: "short",
    ...(year(when) === year(now) ? {} : { year: "numeric" }),
    ...inZone(zone),
  });
}

/** 14 November 2026, from `2026-11-14`, which has no zone. */
export const date = (isoDate: string): string =>
  format(`${isoDate}T12:00:00Z`, { dateStyle: "long", timeZone: "UTC" });

/** 14 Nov 08:12 */
export const dayAndTime = (when: When, zone?: string, now: When = Date.now()): string => `${day(when, zone, now)} ${time(when, zone)}`;

/** Whole days between the two in the reader's zone: 0 is today, 1 yesterday. */
export function daysAgo(when: When, now: When = Date.now()): number {
  const midnight = (at: When) => new Date(at).setHours(0, 0, 0, 0);
  return Math.round((midnight(now) - midnight(when)) / 86_400_000);
}

/** 3 months ago, from `2026-08-27`, which has no zone; in days up to six weeks, in months up to two years. */
export function longAgo(isoDate: string, now: When = Date.now()): string {
  const days = Math.max(0, daysAgo(`${isoDate}T00:00:00`, now));
  const said = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
  if (days < 45) return said.format(-days, "day");
  return days < 730 ? said.format(-Math.round(days / 30.44), "month") : said.format(-Math.floor(days / 365.25), "year");
}

/** The zone as people say it, with its offset now: `Stockholm (UTC+1)`. */
export function zoneName(zone: string, now: When = Date.now()): string {
  const offset = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" })
    .formatToParts(new Date(now))
    .find((part) => part.type === "timeZoneName")?.value.replace("GMT", "UTC");
  return `${zone.split("/").at(-1)?.replaceAll("_", " ")} (${offset})`;
}

const two = (n: number) => String(n).padStart(2, "0");

/** 0:18, 12:05, 1:02:41. Never below zero. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** 0:41 is 41 minutes, 3:10 three hours and ten; days from two days on. For what lasts longer than a call. */
export function ageInHours(seconds: number): string {
  const minutes = Math.max(0, Math.floor(seconds / 60));
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  return Math.floor(minutes / 1440).toLocaleString(locale(), { style: "unit", unit: "day", unitDisplay: "narrow" });
}

/** 02:41, 1:02:41: for the running timer of a call, so that its width does not jump at ten minutes. */
export const timer = (seconds: number): string => duration(seconds).padStart(5, "0");

export const number = (n: number): string => n.toLocaleString(locale());

export const percent = (n: number): string => (n / 100).toLocaleString(locale(), { style: "percent" });

/** Digits of a number after its country code, in the groups that people there read aloud. */
const groups: Record<string, (national: string) => number[]> = {
  "1": () => [3, 3, 4],
  "44": (n) => (n.startsWith("7") ? [4, 6] : [2, 4, 4]),
  "46": (n) => (n.startsWith("7") ? [2, 3, 2, 2] : n.startsWith("8") ? [1, 3, 3, 2] : [2, 3, 2, 2]),
  "372": () => [4, 4],
  "886": (n) => (n.startsWith("9") ? [3, 3, 3] : [1, 4, 4]),
};

/** `+46705550182` → `+46 70 555 01 82`. What is not E.164 stays as it is. */
export function phone(e164: string): string {
  const code = Object.keys(groups).find((each) => e164.startsWith(`+${each}`));
  if (!/^\+\d{6,15}$/.test(e164) || !code) return e164;
  let rest = e164.slice(code.length + 1);
  const parts = [`+${code}`];
  for (const size of groups[code]?.(rest) ?? []) {
    if (rest) parts.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  if (rest) parts.push(rest);
  return parts.join(" ");
}
