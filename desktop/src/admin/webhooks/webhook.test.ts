import { expect, test } from "vitest";
import { addressOf, byThing, keptSubscription, shortOf, type Subscription } from "./webhook";

test("kinds stand together by what they are about, in the order in which they came", () => {
  expect(byThing(["throughline.order.raised", "throughline.unit.added", "throughline.order.closed"])).toEqual([
    ["order", ["throughline.order.raised", "throughline.order.closed"]],
    ["unit", ["throughline.unit.added"]],
  ]);
  expect(shortOf("throughline.order.raised")).toBe("order.raised");
});

test("a paused subscription is one that is on, so that saving it lets it go on", () => {
  const paused = { name: "ERP", url: "https://erp.example", kinds: [], branch: "b", state: "paused", version: 3 } as unknown as Subscription;
  expect(keptSubscription(paused)).toEqual({ values: { name: "ERP", url: "https://erp.example", kinds: [], branch: "b", on: true }, version: 3 });
  expect(keptSubscription({ ...paused, state: "off" }).values.on).toBe(false);
});

test("the address of a sender is this house's own", () => {
  expect(addressOf("erp", "https://desk.example")).toBe("https://desk.example/api/webhooks/erp");
});
