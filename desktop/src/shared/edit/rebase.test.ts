import { expect, test } from "vitest";
import { rebase } from "./rebase";

const base = { name: "Service line", priority: 5, numbers: ["+46185552424"] };

test("what only the other person changed is taken, and my own change stays", () => {
  const merged = rebase(base, { ...base, priority: 1 }, { ...base, name: "Service" });
  expect(merged).toEqual({ values: { ...base, priority: 1, name: "Service" }, taken: ["name"], clashes: [] });
});

test("what both changed stays mine until somebody chooses", () => {
  const merged = rebase(base, { ...base, numbers: [] }, { ...base, numbers: ["+46185552425"] });
  expect(merged).toEqual({ values: { ...base, numbers: [] }, taken: [], clashes: ["numbers"] });
});

test("two people who wrote the same do not clash", () => {
  expect(rebase(base, { ...base, priority: 2 }, { ...base, priority: 2 })).toMatchObject({ taken: [], clashes: [] });
});
