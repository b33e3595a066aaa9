import { expect, test } from "vitest";
import { beginOf, daysFrom, hourAt, placeOf } from "./rota";

test("a day begins at midnight there, also in the nights in which the clocks change", () => {
  expect(beginOf("2026-03-29", "Europe/Tallinn").toISOString()).toBe("2026-03-28T22:00:00.000Z");
  expect(beginOf("2026-03-30", "Europe/Tallinn").toISOString()).toBe("2026-03-29T21:00:00.000Z");
  expect(beginOf("2026-10-26", "Europe/Tallinn").toISOString()).toBe("2026-10-25T22:00:00.000Z");
  expect(beginOf("2026-10-04", "Australia/Lord_Howe").toISOString()).toBe("2026-10-03T13:30:00.000Z");
  expect(beginOf("2026-10-05", "Australia/Lord_Howe").toISOString()).toBe("2026-10-04T13:00:00.000Z");
});

test("two weeks begin with the Monday there", () => {
  expect(daysFrom(new Date("2026-11-29T22:30:00Z"), "Europe/Tallinn", 0, 14)).toHaveLength(15);
  expect(daysFrom(new Date("2026-11-29T22:30:00Z"), "Europe/Tallinn", 0, 14)[0]).toBe("2026-11-30");
  expect(daysFrom(new Date("2026-11-29T22:30:00Z"), "Europe/London", 0, 14)[0]).toBe("2026-11-23");
  expect(daysFrom(new Date("2026-11-29T22:30:00Z"), "Europe/London", 2, 14)[0]).toBe("2026-12-07");
});

test("what reaches out of the time stands at its edge, and a drag meets whole hours", () => {
  expect(placeOf("2026-11-01T00:00:00Z", "2026-11-30T00:00:00Z", "2026-12-14T00:00:00Z")).toBe(0);
  expect(placeOf("2026-12-07T00:00:00Z", "2026-11-30T00:00:00Z", "2026-12-14T00:00:00Z")).toBe(50);
  expect(hourAt(0.501, "2026-11-30T00:00:00Z", "2026-12-14T00:00:00Z")).toBe("2026-12-07T00:00:00.000Z");
});
