import { expect, test } from "vitest";
import { hoursAround, moved, placed, ticks } from "./hours";

const zone = "Europe/Tallinn";
const hour = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const long = (iso: string) => {
  const { from, until } = hoursAround(at(iso), "day", zone);
  return (until - from) / hour;
};

test("a day on which clocks change has 23 or 25 hours", () => {
  expect(long("2026-11-28T12:00:00Z")).toBe(24);
  expect(long("2026-03-29T12:00:00Z")).toBe(23);
  expect(long("2026-10-25T12:00:00Z")).toBe(25);
});

test("the hour that comes twice is there twice, an hour later, and the one that is left out is not", () => {
  const said = (day: string) =>
    ticks(hoursAround(at(day), "day", zone), "day", zone).map((each) => new Intl.DateTimeFormat("en-GB", { hour: "2-digit", timeZone: zone }).format(each));
  expect(said("2026-10-25T12:00:00Z").slice(0, 4)).toEqual(["00", "03", "03", "06"]);
  expect(said("2026-03-29T12:00:00Z").slice(0, 3)).toEqual(["00", "06", "09"]);
});

test("four hours begin with the full hour before this one, also where the wall is half an hour off", () => {
  expect(hoursAround(at("2026-11-28T12:06:30Z"), "four", zone)).toEqual({ from: at("2026-11-28T11:00:00Z"), until: at("2026-11-28T15:00:00Z") });
  expect(hoursAround(at("2026-11-28T12:06:30Z"), "four", "Asia/Kolkata").from).toBe(at("2026-11-28T10:30:00Z"));
});

test("the day after the one on which clocks change is the next day", () => {
  const next = moved(at("2026-10-24T22:30:00Z"), "day", 1, zone);
  expect(hoursAround(next, "day", zone).from).toBe(at("2026-10-25T22:00:00Z"));
});

test("what begins earlier or ends later is cut, and what is outside is not there", () => {
  const hours = { from: 0, until: 100 };
  expect(placed(-50, 50, hours)).toEqual({ left: 0, width: 50, begins: false, ends: true });
  expect(placed(50, 200, hours)).toEqual({ left: 50, width: 50, begins: true, ends: false });
  expect(placed(100, 200, hours)).toBeNull();
});
