import { beforeAll, expect, test, vi } from "vitest";
import type { Promised, RequestDraft } from "./types";

vi.stubGlobal("navigator", { languages: ["en"] });
vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => {}, removeItem: () => {} });
const { asksPrice, priceToSay } = await import("./price");
const { language } = await import("../shared/preferences");
const { en } = await import("./words/en");

beforeAll(() => language.set("en"));

const safe = { safety: { trapped: "no", hurt: "no", fireOrWater: "no" } } as RequestDraft;
const night: Promised = {
  priority: 2,
  dueAt: null,
  plan: "Semi",
  hours: "8-17",
  covered: true,
  kind: "from-opening",
  minutes: 120,
  opensAt: "2026-11-30T07:00:00Z",
  zone: "Europe/Stockholm",
  starts: "call-in",
  asksFirst: true,
  price: { charged: true, amount: 3000, currency: "SEK", text: "plus parts" },
  priceInside: { charged: false, amount: null, currency: null, text: "" },
  hoursBegin: "2026-11-30T07:00:00Z",
};
const when = () => "30 Nov 08:00";

test("only where the agreement does not pay now is a price asked about", () => {
  expect(asksPrice(undefined, safe)).toBe(false);
  expect(asksPrice({ ...night, asksFirst: false }, safe)).toBe(false);
  expect(asksPrice(night, safe)).toBe(true);
});

test("nobody who is trapped, hurt or near a fire is asked about a price", () => {
  for (const danger of ["trapped", "hurt", "fireOrWater"]) expect(asksPrice(night, { ...safe, safety: { ...safe.safety, [danger]: "yes" } })).toBe(false);
  expect(asksPrice({ ...night, priority: 1 }, safe)).toBe(false);
});

test("the caller hears what it costs now, and what it would cost later", () => {
  expect(priceToSay(night, when, en)).toBe(
    "This is outside the hours of your agreement. A visit now costs kr 3,000 plus parts. From 30 Nov 08:00 it is included. Who agrees to the price, or shall we come then?".replace("kr 3,000", expectMoney()),
  );
  const basic: Promised = { ...night, priceInside: { charged: true, amount: 140, currency: "GBP", text: "" } };
  expect(priceToSay(basic, when, en)).toContain("From 30 Nov 08:00 it costs £140.");
});

test("inside the hours only somebody's yes is asked for, and a price that nobody wrote down is not made up", () => {
  expect(priceToSay({ ...night, hoursBegin: null, price: { charged: true, amount: 140.5, currency: "GBP", text: "" } }, when, en)).toBe(
    "This visit is not included in your agreement. A visit now costs £140.50. May I note who agrees to that?",
  );
  expect(priceToSay({ ...night, price: { charged: true, amount: null, currency: null, text: "" } }, when, en)).toContain("A visit now is charged.");
});

/** As this engine writes kronor in English. */
const expectMoney = () => (3000).toLocaleString("en-GB", { style: "currency", currency: "SEK", currencyDisplay: "narrowSymbol", maximumFractionDigits: 0 });
