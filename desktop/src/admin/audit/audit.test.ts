import { expect, test } from "vitest";
import { queryOf, sheetOf } from "./audit";

test("the last day that was chosen counts to its end", () => {
  const { from, to } = queryOf({ from: "2026-11-14", to: "2026-11-14" });
  expect(new Date(String(to)).getTime() - new Date(String(from)).getTime()).toBe(86_400_000);
});

test("half a day that somebody is still typing asks for nothing", () => {
  expect(queryOf({ from: "2026-11", act: "saw" })).toEqual({ act: "saw", from: undefined, to: undefined });
});

test("the sheet holds what the list shows", () => {
  expect(sheetOf({ act: "saw", who: "A & B" })).toBe("/api/audit/export?act=saw&who=A+%26+B&excel=true");
});
