import { expect, test } from "vitest";
import { hoursSaid, runsOf, textOf, weekOf } from "./hours";

const t = { dayAndNight: "Day and night", weekdaysHours: "Weekdays {hours}", holidaysToo: "also on holidays" };

test("what the server writes is read day by day, and written back as it was", () => {
  for (const text of ["24/7", "8-17", "8-12,13-17", "Mon-Fri 7-22; Sat-Sun 8-18", "Mon 8-16; Wed 8-16; Sun 10-14", "Mon-Sun 7-22; holidays", "Mon-Sun 0-24"]) {
    expect(textOf(weekOf(text))).toBe(text);
  }
  expect(weekOf("Mon-Fri 7-22; Sat 8-18").days).toEqual(["7-22", "7-22", "7-22", "7-22", "7-22", "8-18", ""]);
});

test("an emptied day is closed, and days with the same hours stand together", () => {
  const { days } = weekOf("Mon-Fri 8-17");
  expect(textOf({ days: days.with(2, " "), holidays: false })).toBe("Mon-Tue 8-17; Thu-Fri 8-17");
  expect(textOf({ days: days.with(5, "8-17"), holidays: true })).toBe("Mon-Sat 8-17; holidays");
});

test("what cannot be read is a week in which nobody works, not another one", () => {
  for (const text of ["", "Fri-Mon 8-16", "Foo 8-16"]) expect(runsOf(weekOf(text))).toEqual([]);
});

test("people read it in their own words", () => {
  expect(hoursSaid("24/7", t, "en-GB")).toBe("Day and night");
  expect(hoursSaid("8-12,13-17", t, "en-GB")).toBe("Weekdays 8–12, 13–17");
  expect(hoursSaid("Mon-Fri 7-22; Sat-Sun 8-18; holidays", t, "en-GB")).toBe("Mon–Fri 7–22, Sat–Sun 8–18, also on holidays");
});
