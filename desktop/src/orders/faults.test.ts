import { expect, test } from "vitest";
import { faultsIn30Days } from "./faults";

const now = Date.parse("2026-11-26T12:00:00Z");
const row = (raisedAt: string, priority: 1 | 2 | 3 | 4 = 2, state: "closed" | "cancelled" = "closed") => ({ raisedAt, priority, state });

test("faults of the last thirty days count, planned visits and cancelled orders do not", () => {
  const rows = [row("2026-11-25T08:00:00Z"), row("2026-10-27T12:00:00Z", 3), row("2026-10-27T11:59:59Z"), row("2026-11-20T08:00:00Z", 4), row("2026-11-20T08:00:00Z", 2, "cancelled")];
  expect(faultsIn30Days(rows, now)).toBe(2);
});
