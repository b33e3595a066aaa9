import { expect, test, vi } from "vitest";
import type { Agreement } from "./agreements";

vi.stubGlobal("navigator", { languages: ["en"] });
vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => {}, removeItem: () => {} });
const { agreementForm } = await import("./agreements");
const { triedSaid, nextSundayAtThree } = await import("./tried");
const { en } = await import("./words/en");

const included = { charged: false, amount: null, text: "" };
const clause = { hours: "8-17", minutes: 90, starts: "call-in", stops: "arrival", pauses: true, inside: included, outside: { charged: true, amount: 250, text: "plus parts" } } as const;
const semi: Agreement = {
  id: "a",
  number: "AG-20001",
  customer: { id: "c", name: "Harbour Homes" },
  plan: "Semi",
  entrapment: { ...clause, hours: "24/7", minutes: 45, outside: included },
  urgent: clause,
  normal: { ...clause, minutes: 24 * 60 },
  planned: { ...clause, minutes: null, starts: "acceptance" },
  currency: "EUR",
  calendar: null,
  validFrom: "2026-01-01",
  validTo: null,
  version: 3,
};

test("an agreement that nobody changed is sent as it came", () => {
  const { entrapment, urgent, normal, planned } = semi;
  expect(agreementForm.bodyOf(agreementForm.valuesOf(semi))).toEqual({
    customer: "c",
    plan: "Semi",
    validFrom: "2026-01-01",
    validTo: null,
    calendar: null,
    currency: "EUR",
    ...JSON.parse(JSON.stringify({ entrapment, urgent, normal, planned }).replaceAll('"text":""', '"text":null')),
  });
});

test("times of normal and planned visits are written in hours, a price only where a visit is charged", () => {
  const values = agreementForm.valuesOf(semi);
  expect(values["normal.minutes"]).toBe(24);
  expect(values["urgent.minutes"]).toBe(90);
  const names = agreementForm.fields(en).filter(({ onlyIf }) => onlyIf?.(values) ?? true).map(({ name }) => name);
  expect(names).toContain("urgent.outside.amount");
  expect(names).not.toContain("urgent.inside.amount");
  expect(names).not.toContain("entrapment.pauses");
});

test("the tester says whether it is covered, by when somebody is there, and who pays", () => {
  const promise = { dueAt: "2026-11-30T09:00:00Z", minutes: 120, starts: "call-in", zone: "Europe/Stockholm", hoursBegin: "2026-11-30T07:00:00Z", asksFirst: true } as const;
  const price = { charged: true, amount: 250, currency: "EUR", text: "plus parts" };
  const year = new Date().getFullYear() === 2026 ? "" : " 2026";
  expect(triedSaid({ at: "2026-11-29T02:00:00Z", valid: true, promise: { ...promise, price } }, en)).toEqual([
    `Not covered: the hours begin 30 Nov${year} 08:00.`,
    `Somebody is there by 30 Nov${year} 10:00.`,
    "The customer pays: €250 plus parts.",
    en.readFirst,
  ]);
  expect(triedSaid({ at: "", valid: true, promise: { ...promise, dueAt: null, starts: "acceptance", hoursBegin: null, asksFirst: false, price: null } }, en)).toEqual([
    en.isInside,
    "Somebody is there 2 h after a technician accepts.",
    en.agreementPays,
  ]);
  expect(triedSaid({ at: "", valid: false, promise: { ...promise, price: null } }, en)).toEqual([en.notValidThen]);
});

test("the first question is the coming Sunday at three", () => {
  expect(nextSundayAtThree(new Date(2026, 10, 27))).toBe("2026-11-29T03:00");
  expect(nextSundayAtThree(new Date(2026, 10, 29, 12))).toBe("2026-12-06T03:00");
});
