import { expect, test } from "vitest";
import type { Field } from "./fields";
import { actOf, sentences } from "./told";
import { en } from "./words/en";

const fields: readonly Field[] = [
  { as: "text", name: "name", label: "Name" },
  { as: "choice", name: "delivery", label: "Bills", choices: [{ value: "mail", label: "By e-mail" }, { value: "paper", label: "On paper" }] },
  { as: "number", name: "urgent.minutes", label: "Urgent", min: 1, max: 900, unit: "min" },
  { as: "lines", type: "email", name: "emails", label: "E-mail addresses", add: "", remove: "" },
];
const told = (kind: string, ...moved: [string, never, never][]) =>
  sentences({ kind, fields: moved.map(([field, before, after]) => ({ field, before, after })) }, fields, en).map(([, sentence]) => sentence);
const value = (any: unknown) => any as never;

test("a change is told in the words of its form and in the form's order", () => {
  expect(
    told("customer-changed", ["emails", value(null), value(["sam@quay.example"])], ["delivery", value("mail"), value("paper")], ["name", value("Quay"), value("Quay Ltd")]),
  ).toEqual(["Name: Quay → Quay Ltd", "Bills: By e-mail → On paper", "E-mail addresses: sam@quay.example"]);
});

test("what was taken away is nothing, and what no form knows is not told", () => {
  expect(told("customer-changed", ["name", value("Quay"), value(null)], ["words", value("a"), value("b")])).toEqual(["Name: Quay → nothing"]);
});

test("of somebody who was removed only the name is told", () => {
  expect(told("person-removed", ["name", value("Sam"), value(null)], ["delivery", value("mail"), value(null)])).toEqual(["Name: Sam"]);
  expect(actOf("person-removed", en)).toBe("Person: Removed");
});

test("a plan is told with its day and with what things are called now", () => {
  expect(told("change-planned", ["day", value(null), value("2027-01-01")], ["customer", value(null), value({ id: "c1", name: "Quay Ltd" })])).toEqual([
    "First day: 1 January 2027",
    "Customer: Quay Ltd",
  ]);
  expect(actOf("what-nobody-knows-yet", en)).toBe("Changed");
});

test("terms that belong together are told one by one", () => {
  expect(told("agreement-changed", ["urgent", value({ minutes: 120, hours: "x" }), value({ minutes: 60, hours: "x" })])).toEqual(["Urgent: 120 min → 60 min"]);
});
