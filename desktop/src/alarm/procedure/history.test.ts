import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { guideWords } from "../words/guide";

const room = join(import.meta.dirname, "../../../../server/src/main/java/throughline/procedure");

/** What is written about an alarm; guides have events of their own. */
const written = readdirSync(room)
  .filter((file) => file.endsWith(".java") && file !== "Guides.java")
  .flatMap((file) => [...readFileSync(join(room, file), "utf8").matchAll(/\b(?:happened|append|spoke)\(([^;]*?)(?:Map\.of|data\))/g)])
  .flatMap(([, call]) => [...(call ?? "").matchAll(/"([a-z-]+)"/g)].map(([, word]) => word ?? ""))
  .filter((word) => word !== "procedure");

test("there is a sentence for everything that the server writes while a guide leads", () => {
  expect(written).toContain("check-missed");
  expect([...new Set(written)].sort()).toEqual(Object.keys(guideWords.all.en.kinds).sort());
});
