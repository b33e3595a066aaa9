import { expect, test } from "vitest";
import { faultsLately, merged, type PastOrder } from "./history";

const order = (id: string, raisedAt: string, part: Partial<PastOrder> = {}): PastOrder => ({
  id,
  number: `WO-${id}`,
  state: "closed",
  priority: 2,
  headline: "Door",
  technician: null,
  raisedAt,
  ...part,
});

test("calls and orders of a lift stand in one list, newest first", () => {
  const pushed = [
    { at: "2026-11-21T10:00:00Z", kind: "order", words: "Door", contact: null, order: { id: "2", number: "WO-2" }, technician: null },
    { at: "2026-11-20T10:00:00Z", kind: "call", words: "", contact: "c", order: null, technician: null },
  ];
  const list = merged(pushed, [order("1", "2026-11-19T10:00:00Z"), order("2", "2026-11-21T10:00:00Z")]);
  expect(list.map(({ key }) => key)).toEqual(["2", "2026-11-20T10:00:00Z c", "1"]);
  expect(merged(pushed, undefined)).toHaveLength(2);
});

test("planned and cancelled orders are no faults, and old ones do not count", () => {
  const now = Date.parse("2026-11-26T00:00:00Z");
  const orders = [
    order("1", "2026-11-25T00:00:00Z"),
    order("2", "2026-11-24T00:00:00Z", { priority: 4 }),
    order("3", "2026-11-23T00:00:00Z", { state: "cancelled" }),
    order("4", "2026-10-20T00:00:00Z"),
    order("5", "2026-11-01T00:00:00Z"),
  ];
  expect(faultsLately(orders, now)).toBe(2);
});
