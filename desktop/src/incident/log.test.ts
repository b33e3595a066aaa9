import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { words } from "./words";

const incidents = readFileSync(join(import.meta.dirname, "../../../server/src/main/java/throughline/incident/Incidents.java"), "utf8");

test("there is a sentence for everything that the server writes into the log of an incident", () => {
  const kinds = [...incidents.matchAll(/happened\([^"]*?, "([a-z-]+)"/g)].map((match) => match[1] ?? "");
  expect(kinds).toContain("ended");
  expect(kinds.filter((kind) => !(kind in words.all.en.kinds))).toEqual([]);
});
