import { call, type Page } from "../shared/api";
import type { Kept } from "../shared/edit/rebase";

export type LineAnswer = "" | "answered" | "busy" | "no-answer" | "not-reached";

/** What follows from a test call that has not come. */
export interface Missed {
  state: "waits" | "rings" | "decides" | "helped" | "stuck" | "folded";
  answer: LineAnswer;
  tries: number;
  rungAt: string | null;
  nextAt: string | null;
  order: { id: string; number: string } | null;
  /** The code of what kept an order from being raised; may be empty. */
  stuckWhy: string;
}

/** What this company wants to follow; a number that was emptied is null. */
export interface Wanted {
  ringLines: boolean;
  raiseOrders: boolean;
  many: number | null;
  faultOrders: boolean;
  faultMinutes: number | null;
}

interface WantedKept extends Wanted {
  version: number;
}

export const keptWanted = ({ version, ...values }: WantedKept): Kept<Wanted> => ({ values, version });
export const wantedKey = ["alarm-settings"];
export const getWanted = () => call<WantedKept>("GET", "/api/alarm-settings");
export const changeWanted = (wanted: Wanted, version: number) => call<WantedKept>("PUT", "/api/alarm-settings", { ...wanted, version });

/** What looks like an incident to the house. */
export interface Proposal {
  id: string;
  area: string;
  why: "test-calls-late";
  proposedAt: string;
  /** How many lifts it is about; some of them may belong to branches that this reader does not see. */
  all: number;
  lifts: { id: string; number: string; name: string; street: string; city: string }[];
}

export const undecided = { queryKey: ["incidents", "proposals"], queryFn: () => call<Page<Proposal>>("GET", "/api/incident-proposals") };

type Lift = Proposal["lifts"][number];

/** What an alarm device says of its own trouble. */
export interface DeviceFault {
  id: string;
  wire: string;
  ident: string;
  /** Null while nobody knows on which one it is. */
  unit: Lift | null;
  what: "battery" | "sound" | "button" | "power" | "path" | "test" | "other";
  code: string;
  words: string;
  raisedAt: string;
  lastAt: string;
  times: number;
  /** When somebody is sent, should it still stand. */
  orderAt: string | null;
  order: { id: string; number: string } | null;
  stuckWhy: string;
}

/** A lift on which somebody works and presses on purpose. */
export interface Tested {
  unit: Lift | null;
  since: string;
  until: string;
  reason: string;
  by: { id: string; name: string } | null;
}

export interface QuietPress {
  id: string;
  unit: Lift | null;
  at: string;
  /** That it became; null while it counts as part of the test. */
  alarm: string | null;
}

export interface AlarmFacts {
  onTest: Tested | null;
  /** Within 12 months. */
  misuse: number;
  misuseOfCustomer: number;
}
