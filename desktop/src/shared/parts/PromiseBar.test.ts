import { expect, test } from "vitest";
import { promiseTone, shareAt } from "./PromiseBar";

const hour = 3_600_000;
const due = new Date(4 * hour).toISOString();

test("the share goes on from what the server said, to one when the promise is due", () => {
  expect(shareAt(2 * hour, 2 * hour, 0.2, due, "offering")).toBe(0.2);
  expect(shareAt(3 * hour, 2 * hour, 0.2, due, "offering")).toBeCloseTo(0.6);
  expect(shareAt(4 * hour, 2 * hour, 0.2, due, "offering")).toBe(1);
});

test("what was late stays as late as the server said", () => {
  expect(shareAt(9 * hour, 8 * hour, 1.4, due, "accepted")).toBe(1.4);
});

test("a promise stands still once somebody is there, and on hold", () => {
  expect(shareAt(3 * hour, 2 * hour, 0.2, due, "on-site")).toBe(0.2);
  expect(shareAt(3 * hour, 2 * hour, 0.2, due, "on-hold")).toBe(0.2);
});

test("grey, amber from three quarters on, red when it is over", () => {
  expect([0.74, 0.75, 0.99, 1].map(promiseTone)).toEqual(["", "high", "high", "crit"]);
});
