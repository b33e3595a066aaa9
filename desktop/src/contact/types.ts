import type { RequestCard } from "../request/types";
import type { Language } from "../shared/preferences";
import type { Repeat } from "../shared/repeat";

/** Shapes of the desk's part of the API; times are ISO instants. */

export type AgentStateName = "not-in" | "not-ready" | "ready" | "offered" | "on-a-call" | "finishing";

export const reasons = ["break", "meal", "training", "meeting", "back-office", "coaching", "system-problem"] as const;
export type Reason = (typeof reasons)[number];
/** Only the system gives these. */
export type SystemReason = "missed-call" | "declined-call" | "line-lost";

export interface AgentState {
  state: AgentStateName;
  reason: Reason | SystemReason | null;
  since: string;
  /** The server set it, for instance after an offer that nobody took. */
  bySystem: boolean;
}

export interface QueueFigures {
  waiting: number;
  longestSince: string | null;
  inTwentySeconds: number | null;
  /** Somebody waits, and no agent is ready, rung, talking or finishing. */
  nobodyWorks?: boolean;
}

export interface Desk {
  agent: AgentState;
  contact: ContactCard | null;
  queue: QueueFigures;
  /** Of the snapshot that came over the socket. */
  n?: number;
}

export const outcomes = ["answered-question", "request-taken", "passed-on", "wrong-number", "test-call", "silent", "other"] as const;
export type Outcome = (typeof outcomes)[number];

export type ContactState = "ringing" | "waiting" | "offered" | "talking" | "held" | "finishing" | "closed";

export interface ContactRow {
  id: string;
  number: string;
  direction: string;
  from: string;
  fromDisplay: string;
  dialled: string;
  queue: string;
  language: Language;
  state: ContactState;
  openedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  closedAt: string | null;
  agent: { id: string; name: string } | null;
  waitedSeconds: number;
  outcome: Outcome | null;
  endReason: string | null;
  callerName: string | null;
  unitNumber: string | null;
}

export interface Person {
  /** Null when only the customer's own number is known. */
  id: string | null;
  name: string;
  role: string;
  customer: { id: string; name: string };
  language: Language | null;
  hearsBadly: boolean;
}

export interface Agreement {
  id: string;
  number: string;
  plan: string;
  hours: string;
  entrapmentMinutes: number;
  urgentMinutes: number;
  normalHours: number;
}

/** Something that happened at a unit: a call, one that nobody answered, or an order. */
export interface PastEvent {
  at: string;
  kind: string;
  words: string;
  contact: string | null;
  order: { id: string; number: string } | null;
  technician: string | null;
}

export interface UnitCard {
  id: string;
  number: string;
  name: string;
  site: { id: string; name: string; street: string; postcode: string; city: string; country: string; zone: string; access: string | null };
  kind: string;
  maker: string | null;
  model: string | null;
  floors: number | null;
  capacityKg: number | null;
  year: number | null;
  agreement: Agreement | null;
  sisters: { id: string; number: string; name: string }[];
  history: PastEvent[];
  /** Whether it fails again and again; null while it does not, and while nobody knows. */
  repeat: Repeat | null;
}

export interface ContactCard extends ContactRow {
  caller: { kind: "known" | "several" | "unknown"; people: Person[]; units: UnitCard[] };
  unit: UnitCard | null;
  note: string | null;
  outcomeRequired: boolean;
  /** What is asked of us in it, the first from the first ring on. */
  requests: RequestCard[];
  recording: { seconds: number; playable: boolean } | null;
}

/** The caller's name once it is certain: chosen, or the only one with this number. */
export const nameOf = ({ callerName, caller }: ContactCard): string | null =>
  callerName ?? (caller.kind === "known" ? (caller.people[0]?.name ?? null) : null);
