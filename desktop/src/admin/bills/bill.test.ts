import { expect, test } from "vitest";
import { stateOf, type BillDay } from "./bill";

const day = (part: Partial<BillDay>) => stateOf({ comparedAt: "2026-11-28T05:00:00Z", differences: 0, settledAt: null, ...part } as BillDay);

test("a day is the same, differs until somebody has looked, or waits", () => {
  expect(day({})).toBe("same");
  expect(day({ differences: 2 })).toBe("differs");
  expect(day({ differences: 2, settledAt: "2026-11-28T08:00:00Z" })).toBe("settled");
  expect(day({ comparedAt: null, differences: 2 })).toBe("waits");
});
