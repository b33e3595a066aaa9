import { expect, test, vi } from "vitest";
import type { OrderLink } from "../shared/order";
import type { Kept } from "./keeping";
import type { Reported, RequestDraft } from "./types";

vi.stubGlobal("navigator", { languages: ["en"] });
vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => {}, removeItem: () => {} });
const { sentenceToSay } = await import("./guide");
const { en } = await import("./words/en");

const who = { agent: "Anna", company: "Nordlift", zone: Intl.DateTimeFormat().resolvedOptions().timeZone };
const safe = { trapped: "no", hurt: "no", fireOrWater: "no" } as const;
const unsafe = { trapped: null, hurt: null, fireOrWater: null };
vi.setSystemTime(new Date(2026, 10, 26, 10));
const noon = new Date(2026, 10, 26, 12).getTime();
const order = { state: "on-the-way", arrivesAt: new Date(noon).toISOString() } as OrderLink;

function say(draft: Partial<RequestDraft>, its: { order?: OrderLink; double?: OrderLink } = {}): string {
  const whole = { safety: safe, kind: "action", code: "D-12", textCaller: true, ...draft };
  const kept = { card: { state: its.order ? "with-order" : "draft", order: its.order ?? null, followUpAt: null }, draft: whole } as unknown as Kept;
  const candidate = its.double ? ({ order: its.double } as Reported) : null;
  return sentenceToSay({ kept, candidate, questions: undefined }, who, en);
}

test("the first sentence asks for danger, in the name of the house", () => {
  expect(say({ safety: unsafe })).toBe("Nordlift, my name is Anna. Is anyone trapped or hurt?");
});

test("an open order says its true arrival, and asks for a text as long as the caller is not linked", () => {
  expect(say({}, { double: order })).toBe("A technician is already on the way and should be with you at about 12:00. Is it all right if I send you a text?");
  expect(say({}, { order })).toBe("A technician is already on the way and should be with you at about 12:00.");
});

test("nobody promises a time that nobody knows", () => {
  const raised = { state: "offering", arrivesAt: null } as OrderLink;
  expect(say({}, { order: raised })).toBe(en.say.raisedText);
  expect(say({ textCaller: false }, { order: raised })).toBe(en.say.raised);
});

test("nothing is said to be passed on before the caller is linked to it", () => {
  expect(say({}, { double: { state: "offering", arrivesAt: null } as OrderLink })).toBe(en.say.reported);
});

test("somebody who is trapped hears that help comes, whatever else is open", () => {
  expect(say({ safety: { ...safe, trapped: "yes" } }, { double: order })).toBe(en.say.trapped);
});
