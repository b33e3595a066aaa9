import { expect, test } from "vitest";
import { partsTyped } from "./parts";

test("a part a line, with or without how many", () => {
  expect(partsTyped("2 × Door lock\n\n  3x Roller 6204\nLamp\n", false)).toEqual([
    { name: "Door lock", quantity: 2, missing: false },
    { name: "Roller 6204", quantity: 3, missing: false },
    { name: "Lamp", quantity: 1, missing: false },
  ]);
});

test("an article number is no number of pieces", () => {
  expect(partsTyped("55401122 brake", true)).toEqual([{ name: "55401122 brake", quantity: 1, missing: true }]);
});

test("nobody uses none of a part", () => {
  expect(partsTyped("0 x Fuse", false)[0]?.quantity).toBe(1);
});
