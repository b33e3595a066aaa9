import { expect, test } from "vitest";
import { daysOf, linesOf, yearsOf } from "./calendar";

test("each line is a date and its name, however the date is written", () => {
  const { days, wrong } = daysOf("2026-12-24 Julafton\n\n 2027/1/6: Trettondedag jul\n2027.06.25");
  expect(days).toEqual([
    { day: "2026-12-24", name: "Julafton" },
    { day: "2027-01-06", name: "Trettondedag jul" },
    { day: "2027-06-25", name: "" },
  ]);
  expect(wrong).toEqual([]);
  expect(daysOf(linesOf(days)).days).toEqual(days);
  expect(yearsOf({ days })).toBe("2026–2027");
});

test("a line without a date, or with one that never comes, is said and not lost", () => {
  expect(daysOf("Julafton\n2027-02-29 skottdag\n2028-02-29 skottdag").wrong).toEqual(["Julafton", "2027-02-29 skottdag"]);
});
