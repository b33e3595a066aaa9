import { describe, expect, it } from "vitest";
import { ageingOf, grouped, shareOf, type MorningLine } from "./figures";

describe("figures", () => {
  it("say nothing where nothing was counted, which is not nought", () => {
    expect(shareOf({ count: 0, of: 0 })).toBeNull();
    expect(shareOf({ count: 0, of: 4 })).toBe(0);
    expect(shareOf({ count: 1, of: 8 })).toBe(12.5);
  });

  it("put what is open into rows on an order's way, each with a column for every age", () => {
    const rows = ageingOf([
      { stands: "waits-customer", age: 7, count: 2 },
      { stands: "offering", age: 0, count: 3 },
      { stands: "offering", age: 2, count: 1 },
    ]);
    expect(rows).toEqual([
      { stands: "offering", counts: [3, 0, 1, 0, 0, 0, 0, 0] },
      { stands: "waits-customer", counts: [0, 0, 0, 0, 0, 0, 0, 2] },
    ]);
  });

  it("group the morning's lines, the most first, and say how many reports are missing", () => {
    const line = (technician: string | null, missing: boolean) => ({ technician, missing }) as MorningLine;
    const lines = [line("Marko", true), line(null, false), line("Marko", false)];
    expect(grouped(lines, ({ technician }) => technician ?? "–")).toEqual([
      { name: "Marko", lines: 2, missing: 1 },
      { name: "–", lines: 1, missing: 0 },
    ]);
  });
});
