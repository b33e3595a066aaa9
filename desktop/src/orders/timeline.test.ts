import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { language } from "../shared/preferences";
import { iconOf, priorityOf, sentenceOf, told } from "./timeline";
import type { OrderHappening } from "./types";

const read = (file: string) => readFileSync(join(import.meta.dirname, "../../../server/src/main/java/throughline", file), "utf8");
const literals = (source: string, before: RegExp) => [...source.matchAll(new RegExp(`${before.source}"([a-z-]+)"`, "g"))].map((match) => match[1] ?? "");

beforeEach(() => language.set("en"));

const happened = (room: OrderHappening["room"], kind: string, data: Record<string, unknown> = {}, technician: string | null = null): OrderHappening => ({
  at: "2026-11-26T12:00:00Z",
  kind,
  by: { id: "u", name: "Anna Kask" },
  technician,
  data,
  room,
});

test("times are those of the place", () => {
  const accepted = happened("work", "accepted", { name: "Karin Tamm", arrivesAt: "2026-11-26T12:21:00Z" });
  expect(told(accepted, "Europe/Tallinn", new Date("2026-11-26T12:00:00Z"))).toBe("Karin Tamm accepted, arrives 14:21.");
});

test("reasons and priorities are said in words", () => {
  expect(told(happened("work", "held", { reason: "part", wakeAt: "2026-11-28T06:00:00Z" }), "UTC", new Date("2026-11-26T12:00:00Z"))).toBe("Anna Kask put it on hold until 28 Nov 06:00: Waits for a part.");
  expect(told(happened("work", "urgency-changed", { before: 6, now: 2, why: "Somebody is inside" }), "UTC")).toBe("Anna Kask changed it from Normal to Entrapment: Somebody is inside.");
  expect(told(happened("dispatch", "rejected", { reason: "too-far" }, "Jaan Pärn"), "UTC")).toBe("Jaan Pärn declined: too far away.");
});

test("who said yes to a price is told with the price, and waiting for the hours is not any hold", () => {
  const price = { amount: 250, currency: "EUR", price: "plus parts" };
  expect(told(happened("work", "price-authorised", { ...price, authorisedBy: "Ingrid Holm" }), "UTC")).toBe("Ingrid Holm said yes to the price: €250 plus parts. Anna Kask noted it.");
  expect(told(happened("work", "price-noted", {}), "UTC")).toBe("The visit is charged: not on record.");
  expect(sentenceOf({ room: "work", kind: "held", data: { reason: "until-time", notCovered: true } })).toBe("held-until-hours");
});

test("an offer that somebody chose says why, and a reminder says of what", () => {
  expect(told(happened("dispatch", "offered", { name: "Jaan Pärn", byHandReason: "Nearest" }), "UTC")).toBe("Anna Kask offered it to Jaan Pärn: Nearest.");
  expect(told(happened("dispatch", "reminded", { name: "Jaan Pärn", what: "report" }), "UTC")).toBe("Jaan Pärn was asked for the report.");
});

test("each room tells its own acceptance, and what is new to us is told as it is called", () => {
  expect(sentenceOf({ room: "dispatch", kind: "accepted", data: {} })).toBe("dispatch-accepted");
  expect(sentenceOf({ room: "work", kind: "closed", data: { inService: false } })).toBe("closed-out-of-service");
  expect(sentenceOf({ room: "notify", kind: "text-failed", data: {} })).toBe("text-failed");
  expect(told(happened("work", "weighed"), "UTC")).toBe("weighed");
});

test("the finer steps of urgency are four priorities", () => {
  expect([0, 2, 3, 4, 5, 7, 8].map(priorityOf)).toEqual([1, 1, 2, 2, 3, 3, 4]);
});

test("there is a sentence for everything that the server puts on an order's timeline", () => {
  const ofWork = literals(read("work/WorkOrders.java"), /kept\(\s*row,\s*/);
  const ofDispatch = [...literals(read("dispatch/Acts.java"), /happened\(\s*order,\s*/), "rejected", "expired", "unreachable", "withdrawn"];
  expect(ofWork).toEqual(expect.arrayContaining(["accepted", "given-back", "urgency-changed", "closed"]));
  expect(ofDispatch).toEqual(expect.arrayContaining(["offered", "nobody-left", "late"]));
  expect(["raised", ...ofWork].filter((kind) => sentenceOf({ room: "work", kind, data: {} }) === "other")).toEqual([]);
  expect(ofDispatch.filter((kind) => sentenceOf({ room: "dispatch", kind, data: { what: "report" } }) === "other")).toEqual([]);
});

test("a call about a job is told from its ring to how it ended", () => {
  const call = (kind: string, why?: string) => told(happened("offercall", kind, { name: "Alma Rand", ...(why ? { why } : {}) }), "UTC");
  expect(call("rings")).toBe("The phone of Alma Rand rings.");
  expect(call("answered")).toBe("Alma Rand's phone was picked up.");
  expect(call("ended", "busy")).toBe("Call to Alma Rand: busy.");
  expect(iconOf(happened("offercall", "ended", {}))).toBe("phone");
});

test("what was tapped without a network is told with both times", () => {
  const tap = (kind: string) => told(happened("fieldapp", kind, { name: "Alma Rand", act: "accept", saidAt: "2026-11-24T02:03:00Z" }), "UTC", new Date("2026-11-24T02:11:00Z"));
  expect(tap("said-earlier")).toBe("Alma Rand tapped “Take the job” at 02:03, without a network; it arrived here now.");
  expect(tap("said-too-late")).toContain("it was too late");
  expect(told(happened("fieldapp", "not-pushed", { name: "Alma Rand", why: "gone" }), "UTC")).toBe("Message to Alma Rand's app did not go: the phone's subscription is gone.");
});
