/** What /ws/line tells this tab, and what the desk makes of it. Pure; LineClient feeds it. */

export type SoundState = "none" | "connecting" | "up" | "lost";

export interface LiveCall {
  id: string;
  state: "ringing" | "connecting" | "talking" | "held";
  /** What the offer carried: who rings and for which queue, before anything else is known. */
  card: Record<string, string>;
  /** When this state began. */
  since: string;
  answeredAt: string | null;
  muted: boolean;
  recording: boolean;
  heldByCaller: boolean;
}

/** Loudness of both sides over the last 200 ms, dBFS (0 is the loudest, -90 silence). */
export interface Levels {
  caller: number;
  agent: number;
}

export type FromServer =
  | { type: "opened"; sdp: string }
  | { type: "line"; n: number; role: "active" | "view-only"; sound: SoundState; call: LiveCall | null }
  | ({ type: "levels" } & Levels)
  | { type: "refused"; code: string; sentence: string };

export interface LineState {
  socket: "off" | "connecting" | "up" | "lost";
  /** Null until the server has said it. Only one tab of a person is active. */
  role: "active" | "view-only" | null;
  /** What the server hears of us. After a reload it may still speak of the page before. */
  sound: SoundState;
  /** What this page's own connection says. */
  ours: SoundState;
  call: LiveCall | null;
  levels: Levels | null;
  /** Number of the last snapshot; an older one that comes late is not believed. */
  n: number;
}

export const atStart: LineState = { socket: "off", role: null, sound: "none", ours: "none", call: null, levels: null, n: -1 };

export function heard(state: LineState, message: FromServer): LineState {
  switch (message.type) {
    case "line": {
      if (message.n < state.n) return state;
      const { role, sound, call, n } = message;
      return { ...state, role, sound, call, n, levels: call ? state.levels : null };
    }
    case "levels":
      return { ...state, levels: { caller: message.caller, agent: message.agent } };
    case "opened":
    case "refused":
      return state;
  }
}

/** The socket is gone. The call itself goes on beside it, so all that we know of it stays. */
export const socketLost = (state: LineState): LineState => ({ ...state, socket: "lost", levels: null });

/** A new socket counts its snapshots anew. */
export const socketUp = (state: LineState): LineState => ({ ...state, socket: "up", n: -1 });

/** The sound as it is for the person: up only when both ends say so; while the socket is away, ours counts alone. */
export function soundOf({ socket, sound, ours }: LineState): SoundState {
  if (socket !== "up" || ours !== "up") return ours;
  return sound === "none" ? "connecting" : sound;
}

/** 0 for silence to 1 for as loud as speech gets, for a meter. */
export const loudness = (dBFS: number): number => Math.min(1, Math.max(0, (dBFS + 55) / 45));
