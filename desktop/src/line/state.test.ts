import { expect, test } from "vitest";
import { atStart, heard, loudness, socketLost, socketUp, soundOf, type LineState, type LiveCall } from "./state";

const ringing: LiveCall = {
  id: "c1",
  state: "ringing",
  card: { from: "+46705550182" },
  since: "2026-11-14T13:00:00Z",
  answeredAt: null,
  muted: false,
  recording: false,
  heldByCaller: false,
};

const up: LineState = { ...atStart, socket: "up" };
const snapshot = (n: number, call: LiveCall | null) => ({ type: "line", n, role: "active", sound: "up", call }) as const;

test("a snapshot is the whole truth", () => {
  const state = heard(up, snapshot(1, ringing));
  expect(state).toMatchObject({ role: "active", sound: "up", call: { id: "c1", state: "ringing" } });
  expect(heard(state, snapshot(2, null)).call).toBeNull();
});

test("an older snapshot that comes late changes nothing", () => {
  const state = heard(up, snapshot(5, { ...ringing, state: "talking" }));
  expect(heard(state, snapshot(4, ringing)).call?.state).toBe("talking");
});

test("a lost socket forgets the levels, never the call", () => {
  const talking = heard(heard(up, snapshot(1, { ...ringing, state: "talking" })), { type: "levels", caller: -20, agent: -30 });
  expect(talking.levels).toEqual({ caller: -20, agent: -30 });
  expect(socketLost(talking)).toMatchObject({ socket: "lost", levels: null, call: { id: "c1" } });
});

test("after a loss the numbers may begin again", () => {
  const state = socketUp(socketLost(heard(up, snapshot(70, ringing))));
  expect(heard(state, snapshot(1, null)).call).toBeNull();
});

test("the levels end with the call", () => {
  const talking = heard(heard(up, snapshot(1, ringing)), { type: "levels", caller: -20, agent: -30 });
  expect(heard(talking, snapshot(2, null)).levels).toBeNull();
});

test("the sound is up when both ends say so", () => {
  expect(soundOf({ ...up, sound: "up", ours: "up" })).toBe("up");
  expect(soundOf({ ...up, sound: "lost", ours: "up" })).toBe("lost");
});

test("after a reload the server's old sound is not ours", () => {
  expect(soundOf({ ...up, sound: "up", ours: "none" })).toBe("none");
});

test("while the socket is away our own connection counts alone", () => {
  expect(soundOf({ ...up, socket: "lost", sound: "connecting", ours: "up" })).toBe("up");
});

test("silence is nothing, speech is much, shouting is not more than all", () => {
  expect([-90, -10, 0].map(loudness)).toEqual([0, 1, 1]);
  expect(loudness(-30)).toBeGreaterThan(0.4);
});
