import { expect, test } from "vitest";
import { keptCode, newCode, sent, type ProblemCode } from "./code";

const code: ProblemCode = {
  code: "D-12",
  department: "lift-service",
  provider: "own-field-force",
  category: "doors",
  urgency: 4,
  kinds: ["traction"],
  words: { en: { name: "Door does not close", detail: "", say: "Stay clear.", synonyms: ["door open", "won't close"] } },
  questions: [],
  job: { type: "callout", skills: [], minutes: 60, technicians: 2 },
  edited: false,
  version: 3,
};

test("words go into the form and come back as they were", () => {
  const kept = keptCode(code);
  expect(kept.values["words.en.synonyms"]).toBe("door open\nwon't close");
  expect(sent(kept.values)).toMatchObject({ code: "D-12", urgency: 4, kinds: ["traction"], words: code.words, job: { minutes: 60, technicians: 2 } });
});

test("a language without a name is not sent", () => {
  expect(Object.keys(sent({ ...newCode, "words.en.name": "Noise", "words.sv.detail": "only a detail" }).words)).toEqual(["en"]);
});
