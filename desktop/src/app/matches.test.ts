import { expect, test } from "vitest";
import { matches } from "./matches";

test("any part of the words finds it, whatever their order, case and accents", () => {
  expect(matches("Lägg på", "lagg")).toBe(true);
  expect(matches("Save and finish", "fin sav")).toBe(true);
  expect(matches("掛斷", "掛")).toBe(true);
  expect(matches("Save and finish", "hold")).toBe(false);
});

test("nothing typed finds everything", () => {
  expect(matches("Desk", " ")).toBe(true);
});
