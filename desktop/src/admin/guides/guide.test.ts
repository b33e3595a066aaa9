import { expect, test } from "vitest";
import { put } from "./guide";

const guide = { name: { en: "Shut in" }, steps: [{ id: "greet", say: { en: "Hello" } }, { id: "out", say: { en: "Well?" } }] };

test("one sentence changes and everything beside it stays", () => {
  const changed = put(guide, ["steps", 1, "say", "et"], "Kas kõik on terved?");
  expect(changed.steps[1]).toEqual({ id: "out", say: { en: "Well?", et: "Kas kõik on terved?" } });
  expect(changed.steps[0]).toBe(guide.steps[0]);
  expect(Array.isArray(changed.steps)).toBe(true);
  expect(guide.steps[1]?.say).toEqual({ en: "Well?" });
});
