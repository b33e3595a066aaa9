import { expect, test } from "vitest";
import { monthsBefore } from "./TestFiguresPage";

test("the months before are offered over the turn of a year, this one first", () => {
  const months = monthsBefore(new Date(2026, 1, 28));
  expect(months.slice(0, 3)).toEqual(["2026-02", "2026-01", "2025-12"]);
  expect(new Set(months).size).toBe(13);
});
