import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { asked, isAsked, keyOf, nextTongue, questionOf, sentence, stepping, type Guide, type Progress } from "./procedure";

const guide = JSON.parse(readFileSync(join(import.meta.dirname, "../../../../server/src/main/resources/throughline/procedure/entrapment.json"), "utf8")) as Guide;

const progress = (more: Partial<Progress> = {}, answers: Record<string, string> = {}): Progress => ({
  version: { id: "1", version: 1, state: "to-be-approved", guide },
  begun: true,
  language: "et",
  triage: "shut-in",
  open: "greet",
  said: {},
  answers: Object.fromEntries(Object.entries(answers).map(([question, value]) => [question, { value, at: "", by: null }])),
  spokeAt: "",
  checkAt: null,
  missed: 0,
  tellAgain: false,
  rescue: [],
  targetAt: "",
  ...more,
});

const step = (id: string) => {
  const found = guide.steps.find((each) => each.id === id);
  if (!found) throw new Error(id);
  return found;
};

const now = (of: Progress) => stepping(of).find(({ state }) => state === "now")?.step.id;

test("nobody says a time that nobody knows", () => {
  const known = { agent: "Ana", minutes: "10", technician: "Karin Tamm" };
  expect(sentence(step("next"), known, "en")).toContain("As soon as I know when they come");
  expect(sentence(step("next"), { ...known, time: "14:21" }, "en")).toContain("Karin Tamm is our technician and will be with you at about 14:21");
  expect(sentence(step("next"), { ...known, time: "14:21" }, "et")).toContain("umbes kell 14:21");
});

test("who knows the place says it, and who does not asks for it", () => {
  expect(sentence(step("greet"), { agent: "Ana", place: "Lift 2, Tallinn" }, "en")).toContain("I can see that you are in Lift 2, Tallinn");
  expect(sentence(step("greet"), { agent: "Ana" }, "en")).toContain("In which building are you");
});

test("one step is said now, and the next comes with its last mandatory answer", () => {
  expect(now(progress())).toBe("greet");
  expect(now(progress({}, { voice: "yes" }))).toBe("danger");
  expect(now(progress({}, { voice: "yes", caught: "no", hurt: "no" }))).toBe("danger");
  expect(now(progress({}, { voice: "yes", caught: "no", hurt: "no", fear: "calm" }))).toBe("car");
  expect(now(progress({ begun: false }))).toBeUndefined();
});

test("silence has steps of its own", () => {
  expect(now(progress({ triage: "silent" }, { voice: "no" }))).toBe("silent");
  expect(stepping(progress({ triage: "silent" })).map((each) => each.step.id)).toEqual(["greet", "silent", "next", "out"]);
});

test("nobody is asked whether they are out before somebody is there", () => {
  const waiting = progress(
    { said: { doors: { at: "", by: null }, next: { at: "", by: null } } },
    { voice: "yes", caught: "no", hurt: "no", fear: "calm", situation: "shut-in", smoke: "no", count: "2", care: "none" },
  );
  expect(stepping(waiting, false).find(({ state }) => state === "now")).toBeUndefined();
  expect(now(waiting)).toBe("out");
});

test("a time that has changed is said before all others", () => {
  expect(now(progress({ tellAgain: true, said: { next: { at: "", by: null } } }))).toBe("next");
});

test("a key answers the first question that has no answer, and what must be asked comes first", () => {
  expect(asked(step("danger"), progress())?.id).toBe("caught");
  expect(asked(step("danger"), progress({}, { caught: "no" }))?.id).toBe("hurt");
  expect(asked(step("car"), progress({}, { situation: "shut-in" }))?.id).toBe("smoke");
  expect(asked(step("car"), progress({}, { situation: "shut-in", smoke: "no" }))?.id).toBe("door");
  expect(asked(undefined, progress())).toBeUndefined();
});

test("yes and no have their letters, everything else its number", () => {
  const caught = questionOf(guide, "caught");
  const people = questionOf(guide, "count");
  if (!caught || !people) throw new Error("not in the guide");
  expect([0, 1, 2].map((at) => keyOf(caught, at))).toEqual(["Y", "N", "3"]);
  expect([0, 1, 3].map((at) => keyOf(people, at))).toEqual(["1", "2", "4"]);
});

test("what is due and not decided is asked for", () => {
  const ahead = { why: "medical", at: "", decidedAt: null, decidedBy: null } as const;
  expect(isAsked({ ...ahead, due: true, called: null })).toBe(true);
  expect(isAsked({ ...ahead, due: true, called: false })).toBe(false);
  expect(isAsked({ ...ahead, due: false, called: null })).toBe(false);
});

test("the next language comes round again", () => {
  expect(nextTongue(nextTongue(nextTongue(nextTongue("et"))))).toBe("et");
});
