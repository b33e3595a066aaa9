import { expect, test } from "vitest";
import { bodyOf, choicesOf } from "./fields";

test("a thing is sent by its id, an empty text as nothing, a nought as a nought", () => {
  expect(bodyOf({ customer: { id: "c1", name: "x" }, email: "", floors: 0, phones: ["+46"], agreement: null })).toEqual({
    customer: "c1",
    email: null,
    floors: 0,
    phones: ["+46"],
    agreement: null,
  });
});

test("words by their value are a list to choose from, in their order", () => {
  expect(choicesOf({ mail: "By e-mail", paper: "On paper" })).toEqual([
    { value: "mail", label: "By e-mail" },
    { value: "paper", label: "On paper" },
  ]);
});
