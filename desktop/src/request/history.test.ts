import { expect, test } from "vitest";
import { merged, type PastOrder } from "./history";

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
