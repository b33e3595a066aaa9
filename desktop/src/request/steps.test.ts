import { expect, test } from "vitest";
import { nextNeeded, outcomeOf, whatKeepsOpen } from "./steps";
import type { RequestDraft } from "./types";

const blank: RequestDraft = {
  kind: null,
  safety: { trapped: null, hurt: null, fireOrWater: null },
  code: null,
  words: "",
  answers: {},
  unit: null,
  site: null,
  tone: null,
  answer: "",
  textCaller: false,
  medical: null,
  callback: "",
};
const safe = { trapped: "no", hurt: "no", fireOrWater: "no" } as const;

test("the focus goes from place to safety, need, problem, words and the decision", () => {
  let draft = blank;
  expect(nextNeeded(draft)).toBe("place");
  draft = { ...draft, unit: "u" };
  expect(nextNeeded(draft, "place")).toBe("safety");
  draft = { ...draft, safety: safe };
  expect(nextNeeded(draft, "safety")).toBe("kind");
  draft = { ...draft, kind: "action" };
  expect(nextNeeded(draft, "kind")).toBe("code");
  draft = { ...draft, code: "D-12" };
  expect(nextNeeded(draft, "code")).toBe("words");
  draft = { ...draft, words: "It beeps." };
  expect(nextNeeded(draft, "words")).toBe("decide");
});

test("a step that was passed over does not pull anybody back", () => {
  expect(nextNeeded({ ...blank, kind: "action" }, "kind")).toBe("code");
  expect(nextNeeded({ ...blank, kind: "action" })).toBe("place");
});

test("the outcome follows from what was done", () => {
  expect(outcomeOf([{ kind: "information", state: "closed" }])).toBe("answered-question");
  expect(outcomeOf([{ kind: "information", state: "closed" }, { kind: "action", state: "with-order" }])).toBe("request-taken");
  expect(outcomeOf([{ kind: null, state: "draft" }])).toBeNull();
});

test("a contact is open until each matter is decided", () => {
  const with_ = (part: Partial<RequestDraft>) => [{ state: "draft" as const, draft: { ...blank, ...part } }];
  expect(whatKeepsOpen(with_({ kind: "action" }), "request-taken")).toBe("linkOrCreate");
  expect(whatKeepsOpen(with_({ kind: "information" }), "answered-question")).toBe("tellFirst");
  expect(whatKeepsOpen(with_({ kind: "information", answer: "At eight." }), "answered-question")).toBeNull();
  expect(whatKeepsOpen(with_({ words: "Hm" }), "wrong-number")).toBe("classFirst");
  expect(whatKeepsOpen(with_({}), "answered-question")).toBe("classFirst");
  expect(whatKeepsOpen(with_({}), "wrong-number")).toBeNull();
  expect(whatKeepsOpen([...with_({}), { state: "with-order", draft: blank }], "request-taken")).toBeNull();
  expect(whatKeepsOpen([{ state: "with-order", draft: blank }], null)).toBe("outcomeFirst");
  expect(whatKeepsOpen([{ state: "draft", draft: { ...blank, kind: "action" }, waits: true }], "request-taken")).toBe("sentLater");
});
