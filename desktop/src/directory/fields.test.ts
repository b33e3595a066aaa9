import { expect, test } from "vitest";
import { bodyOf, changed, merge } from "./fields";

const base = { name: "Brf Solvändan", street: "Kungsgatan 4", floors: 7, customer: { id: "c1", name: "Solvändan" } };

test("what only the other person changed is taken over, and what only I changed stays", () => {
  const merged = merge(base, { ...base, name: "Brf Solvändan 3" }, { ...base, floors: 8 });
  expect(merged).toEqual({ values: { ...base, name: "Brf Solvändan 3", floors: 8 }, taken: ["floors"], clashes: [] });
});

test("what both changed differently waits for a decision, mine in its place", () => {
  const merged = merge(base, { ...base, street: "Kungsgatan 4 A" }, { ...base, street: "Kungsgatan 4 B" });
  expect(merged).toEqual({ values: { ...base, street: "Kungsgatan 4 A" }, taken: [], clashes: ["street"] });
});

test("the same change twice is no clash", () => {
  const both = { ...base, customer: { id: "c2", name: "Other" } };
  expect(merge(base, both, both)).toEqual({ values: both, taken: [], clashes: [] });
});

test("a thing is sent by its id, an empty text as nothing, a nought as a nought", () => {
  expect(bodyOf({ customer: { id: "c1", name: "x" }, email: "", floors: 0, phones: ["+46"], agreement: null })).toEqual({
    customer: "c1",
    email: null,
    floors: 0,
    phones: ["+46"],
    agreement: null,
  });
});

test("a form is changed when a value is, not when it is typed back", () => {
  expect(changed(base, { ...base, floors: 8 })).toEqual(["floors"]);
  expect(changed(base, { ...base, floors: 7 })).toEqual([]);
});
