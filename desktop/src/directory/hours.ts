/** The hours of a week as the server writes them: `24/7`, `8-17`, or by day `Mon-Fri 7-22; Sat 8-18; holidays`. */

export const dayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** By day from Monday, empty where nobody works; and whether a holiday is a day like any other. */
export interface Week {
  days: readonly string[];
  holidays: boolean;
}

const always = "24/7";
const nobody: Week = { days: dayNames.map(() => ""), holidays: false };

/** What cannot be read is a week in which nobody works: the server says what is wrong with it. */
export function weekOf(text: string): Week {
  if (text === always) return { days: dayNames.map(() => "0-24"), holidays: true };
  const parts = text.split(";").map((part) => part.trim());
  const holidays = parts.at(-1) === "holidays";
  const days = [...nobody.days];
  for (const part of holidays ? parts.slice(0, -1) : parts) {
    const named = /^([A-Z][a-z]{2})(?:-([A-Z][a-z]{2}))? +(.+)$/.exec(part);
    const [first, last] = named ? [indexOf(named[1]), indexOf(named[2] ?? named[1])] : [0, 4];
    if (first < 0 || last < first) return nobody;
    days.fill(named?.[3] ?? part, first, last + 1);
  }
  return { days, holidays };
}

const indexOf = (name: string | undefined) => dayNames.findIndex((each) => each === name);

/** Days in a row with the same hours, as one: `[0, 4, "8-17"]`. */
export function runsOf({ days }: Week): [number, number, string][] {
  const runs: [number, number, string][] = [];
  days.forEach((windows, day) => {
    const before = runs.at(-1);
    if (windows.trim() === "") return;
    if (before?.[1] === day - 1 && before[2] === windows.trim()) before[1] = day;
    else runs.push([day, day, windows.trim()]);
  });
  return runs;
}

export function textOf(week: Week): string {
  const runs = runsOf(week);
  const [only] = runs;
  if (week.holidays && only && only[0] === 0 && only[1] === 6 && only[2] === "0-24") return always;
  if (!week.holidays && runs.length === 1 && only?.[0] === 0 && only[1] === 4) return only[2];
  const parts = runs.map(([first, last, windows]) => `${dayNames[first]}${last > first ? `-${dayNames[last]}` : ""} ${windows}`);
  return [...parts, ...(week.holidays ? ["holidays"] : [])].join("; ");
}

/** As people read it: `Weekdays 8–17`, `Mon–Fri 7–22, Sat–Sun 8–18`. */
export function hoursSaid(text: string, t: { dayAndNight: string; weekdaysHours: string; holidaysToo: string }, locale: string): string {
  if (text === always) return t.dayAndNight;
  const week = weekOf(text);
  const runs = runsOf(week);
  const dashed = (windows: string) => windows.replaceAll("-", "–").replaceAll(",", ", ");
  const [only] = runs;
  const said =
    runs.length === 1 && only?.[0] === 0 && only[1] === 4
      ? t.weekdaysHours.replace("{hours}", dashed(only[2]))
      : runs.map(([first, last, windows]) => `${dayName(first, locale)}${last > first ? `–${dayName(last, locale)}` : ""} ${dashed(windows)}`).join(", ");
  return week.holidays ? `${said}, ${t.holidaysToo}` : said;
}

/** Monday is 0. */
export const dayName = (day: number, locale: string, width: "short" | "long" = "short"): string =>
  new Date(Date.UTC(2026, 0, 5 + day)).toLocaleDateString(locale, { weekday: width, timeZone: "UTC" });
