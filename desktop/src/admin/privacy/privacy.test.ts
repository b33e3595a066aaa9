import { expect, test } from "vitest";
import { isSomebody, leftOut, meant, nobody, whom } from "./privacy";

test("several numbers and names stand in one field", () => {
  expect(whom({ ...nobody, phones: "+372 5987 6543, 5987 0000\n", names: "Anna Tamm; A. Tamm" })).toMatchObject({
    phones: ["+372 5987 6543", "5987 0000"],
    mails: [],
    names: ["Anna Tamm", "A. Tamm"],
  });
});

test("nobody is nobody until somebody is named or chosen", () => {
  expect(isSomebody({ ...nobody, mails: " , " })).toBe(false);
  const chosen = meant(nobody, { thing: "PERSON", id: "1", name: "Anna", of: "", phones: [], mails: [] });
  expect(isSomebody(chosen)).toBe(true);
});

test("what was left out may be taken back", () => {
  const without = leftOut(nobody, "1");
  expect(without.without).toEqual(["1"]);
  expect(leftOut(without, "1").without).toEqual([]);
});
