import type { Action } from "../shared/actions";
import { Unreachable } from "../shared/api";
import { line } from "./LineClient";
import type { LineState, LiveCall } from "./state";
import { words } from "./words";

const inHand = (state: LineState): LiveCall | null => (state.role === "active" ? state.call : null);
const isIn = (...states: LiveCall["state"][]) => (state: LineState) => states.includes(inHand(state)?.state as LiveCall["state"]);

function tell(state: LineState, type: "answer" | "decline" | "hold" | "resume" | "hang-up"): void {
  if (state.call && !line.send({ type, call: state.call.id })) throw new Unreachable();
}

export const answer: Action<LineState> = {
  id: "line.answer",
  label: () => words.now().answer,
  icon: "phone",
  shortcut: "F4",
  possible: isIn("ringing"),
  run: (state) => tell(state, "answer"),
};

export const decline: Action<LineState> = {
  id: "line.decline",
  label: () => words.now().decline,
  possible: isIn("ringing"),
  run: (state) => tell(state, "decline"),
};

export const mute: Action<LineState> = {
  id: "line.mute",
  label: (state) => (state.call?.muted ? words.now().unmute : words.now().mute),
  icon: "microphone",
  shortcut: "F8",
  hinted: false,
  possible: isIn("connecting", "talking", "held"),
  run: (state) => {
    const { call } = state;
    if (call && !line.send({ type: "mute", call: call.id, on: !call.muted })) throw new Unreachable();
  },
};

export const hold: Action<LineState> = {
  id: "line.hold",
  label: (state) => (state.call?.state === "held" ? words.now().resume : words.now().hold),
  icon: "pause",
  shortcut: "F9",
  hinted: false,
  possible: isIn("talking", "held"),
  run: (state) => tell(state, state.call?.state === "held" ? "resume" : "hold"),
};

export const hangUp: Action<LineState> = {
  id: "line.hang-up",
  label: () => words.now().hangUp,
  icon: "hangUp",
  shortcut: "Shift+F4",
  hinted: false,
  possible: isIn("connecting", "talking", "held"),
  run: (state) => tell(state, "hang-up"),
};

export const takeOver: Action<LineState> = {
  id: "line.take-over",
  label: () => words.now().takeOver,
  icon: "phone",
  possible: (state) => state.role === "view-only",
  run: () => {
    if (!line.send({ type: "take-over" })) throw new Unreachable();
  },
};

export const lineActions = [answer, decline, mute, hold, hangUp, takeOver] as const;
