import { beforeEach, expect, test, vi } from "vitest";
import { Refusal, Unreachable } from "../shared/api";
import type { Deed } from "./requests";
import type { RequestCard, RequestDraft } from "./types";

const stored = new Map<string, string>();
vi.stubGlobal("localStorage", {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => stored.set(key, value),
  removeItem: (key: string) => stored.delete(key),
});
vi.stubGlobal("navigator", { languages: ["en"] });
vi.useFakeTimers();
const { draftOf, Keeping, reachable } = await import("./keeping");

const blank = {
  id: "r1",
  number: "KR-1",
  state: "draft",
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
  medical: false,
  callback: "",
  order: null,
  version: 1,
} as unknown as RequestCard;

/** A server that takes everything, writes down what came, and may be away. */
function server() {
  const came: { verb: string; draft: RequestDraft; key?: string }[] = [];
  const raised = new Map<string, string>();
  let card = blank;
  const at = { away: false, losesAnswers: false, refuses: null as Refusal | null };
  const take = async (verb: string, draft: RequestDraft, deed?: Deed): Promise<RequestCard> => {
    if (at.away) throw new Unreachable();
    if (at.refuses) throw at.refuses;
    came.push({ verb, draft, ...(deed ? { key: deed.key } : {}) });
    if (deed && !raised.has(deed.key)) raised.set(deed.key, `WO-${raised.size + 1}`);
    card = { ...card, words: draft.words, version: card.version + 1 };
    if (at.losesAnswers) throw new Unreachable();
    return card;
  };
  const wire = { save: (_: string, draft: RequestDraft) => take("save", draft), send: (_: string, draft: RequestDraft, deed: Deed) => take(deed.verb, draft, deed) };
  return { came, raised, at, wire };
}

beforeEach(() => {
  stored.clear();
  reachable.set(true);
});

test("what is typed goes out once, on the pause", async () => {
  const { came, wire } = server();
  const keeping = new Keeping(blank, wire);
  for (const words of ["D", "Do", "Doo", "Door"]) keeping.change({ words });
  expect(keeping.state.now()).toMatchObject({ changes: 4, draft: { words: "Door" } });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(came.map(({ draft }) => draft.words)).toEqual(["Door"]);
  expect(keeping.state.now()).toMatchObject({ changes: 0, card: { words: "Door" } });
  expect(stored.size).toBe(0);
});

test("without a connection every word stays in the browser, over a reload too, and goes out when it is back", async () => {
  const { came, at, wire } = server();
  at.away = true;
  const keeping = new Keeping(blank, wire);
  reachable.set(false);
  keeping.change({ words: "Door" });
  keeping.change({ kind: "action" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(keeping.state.now()).toMatchObject({ changes: 2, draft: { words: "Door", kind: "action" } });

  const afterReload = new Keeping(blank, wire);
  expect(afterReload.state.now()).toMatchObject({ changes: 2, draft: { words: "Door", kind: "action" } });
  at.away = false;
  reachable.set(true);
  await vi.advanceTimersByTimeAsync(100);
  expect(came.at(-1)?.draft).toMatchObject({ words: "Door", kind: "action" });
  expect(stored.size).toBe(0);
});

test("an order that was raised while the connection was lost is raised once, also when only the answer was lost", async () => {
  const { came, raised, at, wire } = server();
  at.losesAnswers = true;
  const keeping = new Keeping(blank, wire);
  keeping.change({ words: "Door" });
  await keeping.do({ verb: "raise", key: "k1" });
  expect(keeping.state.now().deed).toMatchObject({ verb: "raise" });
  at.losesAnswers = false;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(came.map(({ key }) => key)).toEqual(["k1", "k1"]);
  expect(raised.size).toBe(1);
  expect(keeping.state.now()).toMatchObject({ deed: null, changes: 0 });
});

test("a refusal reaches the one who pressed, and nothing that was typed is lost", async () => {
  const { at, wire } = server();
  at.refuses = new Refusal(422, "request.place-missing", "Say where it is.");
  const keeping = new Keeping(blank, wire);
  keeping.change({ words: "Door" });
  await expect(keeping.do({ verb: "raise", key: "k1" })).rejects.toBe(at.refuses);
  expect(keeping.state.now()).toMatchObject({ deed: null, draft: { words: "Door" } });
});

test("somebody else's newer value shows through where nothing was typed here", () => {
  const keeping = new Keeping(blank, server().wire);
  keeping.change({ words: "Door" });
  keeping.take({ ...blank, words: "Theirs", answer: "Told", version: 3 });
  keeping.take({ ...blank, answer: "Old news", version: 2 });
  expect(keeping.state.now().draft).toMatchObject({ words: "Door", answer: "Told" });
});

test("a unit of its own takes the site's place, and the site alone says that the lift is not known", () => {
  const site = { id: "s1", name: "Solvändan" };
  expect(draftOf({ ...blank, unit: { id: "u1" } as RequestCard["unit"], site })).toMatchObject({ unit: "u1", site: null });
  expect(draftOf({ ...blank, site })).toMatchObject({ unit: null, site: "s1" });
});
