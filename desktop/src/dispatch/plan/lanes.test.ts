import { expect, test } from "vitest";
import { lanes } from "./lanes";

const piece = (from: string, until: string) => ({ from: `2026-11-28T${from}:00Z`, until: `2026-11-28T${until}:00Z` });

test("what comes at the same time stands below, and what comes later goes back up", () => {
  expect(lanes([piece("10:00", "11:00"), piece("10:30", "11:30"), piece("11:00", "12:00")], 0)).toEqual({ of: [0, 1, 0], count: 2 });
});

test("a minute is drawn longer than it is, so the next one makes room", () => {
  expect(lanes([piece("10:00", "10:01"), piece("10:02", "10:03")], 15 * 60_000).of).toEqual([0, 1]);
});

test("an empty row has one line", () => {
  expect(lanes([], 0).count).toBe(1);
});
