import { call, type Page } from "../../shared/api";
import type { Kept } from "../../shared/edit/rebase";

export interface Holiday {
  /** Such as `2026-12-24`. */
  day: string;
  name: string;
}

export interface HolidayCalendar {
  id: string;
  name: string;
  /** Two letters; null for a customer's own. */
  country: string | null;
  days: Holiday[];
  version: number;
}

/** The days as one text, a day on each line: `2026-12-24 Julafton`. */
export interface CalendarForm {
  name: string;
  country: string;
  days: string;
}

export const newCalendar: CalendarForm = { name: "", country: "", days: "" };

export const linesOf = (days: readonly Holiday[]): string => days.map(({ day, name }) => `${day} ${name}`.trim()).join("\n");

/** The days of a text; a line that begins with no date comes back as `wrong`, in its own words. */
export function daysOf(text: string): { days: Holiday[]; wrong: string[] } {
  const days: Holiday[] = [];
  const wrong: string[] = [];
  for (const line of text.split("\n").map((each) => each.trim()).filter(Boolean)) {
    const [, year, month, day, name] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[\s,;:]+(.*))?$/.exec(line) ?? [];
    const date = year && month && day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
    if (date && isDate(date)) days.push({ day: date, name: name?.trim() ?? "" });
    else wrong.push(line);
  }
  return { days, wrong };
}

const isDate = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

export const keptCalendar = ({ version, name, country, days }: HolidayCalendar): Kept<CalendarForm> => ({
  values: { name, country: country ?? "", days: linesOf(days) },
  version,
});

const sent = ({ name, country, days }: CalendarForm) => ({ name, country: country || null, days: daysOf(days).days });

export const oneCalendar = (id: string) => ({ queryKey: ["holiday-calendars", id], queryFn: () => call<HolidayCalendar>("GET", `/api/holiday-calendars/${id}`) });
export const allCalendars = { queryKey: ["holiday-calendars", "all"], queryFn: () => call<Page<HolidayCalendar>>("GET", "/api/holiday-calendars") };
export const addCalendar = (form: CalendarForm) => call<HolidayCalendar>("POST", "/api/holiday-calendars", sent(form));
export const changeCalendar = (id: string, form: CalendarForm, version: number) => call<HolidayCalendar>("PUT", `/api/holiday-calendars/${id}`, { ...sent(form), version });

/** The years that hold any of its days: `2026–2028`. */
export function yearsOf({ days }: Pick<HolidayCalendar, "days">): string {
  const [first, last] = [days[0]?.day.slice(0, 4), days.at(-1)?.day.slice(0, 4)];
  return !first || !last ? "" : first === last ? first : `${first}–${last}`;
}
