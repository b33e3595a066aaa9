import type { Happening } from "../contacts/timeline";
import type { Line, OrderState, Priority } from "../shared/order";
import type { Price } from "../shared/price";
import type { Repeat } from "../shared/repeat";

/** Shapes of the work orders' part of the API; times are ISO instants. */

export interface Named {
  id: string;
  name: string;
}

export interface OrderNumber {
  id: string;
  number: string;
}

/** What happens next with an open order, when, and who sees to it. */
export interface Next {
  what: "answer" | "dispatcher" | "arrival" | "on-the-way" | "report" | "wake";
  at: string | null;
  owner: string;
  /** How often the report was asked for. */
  reminders: number;
}

export const holdReasons = ["until-time", "next-working-day", "part", "customer", "access"] as const;
/** The last one comes with an order that goes on where a visit left the lift standing. */
export type HoldReason = (typeof holdReasons)[number] | "not-in-service";

export interface Hold {
  reason: HoldReason;
  owner: Named | null;
  wakeAt: string;
  note: string;
}

export const cancelReasons = ["by-caller", "duplicate", "no-access", "refused-by-agreement"] as const;
/** The last one nobody chooses: the house says so. */
export type CancelReason = (typeof cancelReasons)[number] | "settled-itself";

/** As a list and the board show it. */
export interface OrderRow {
  id: string;
  number: string;
  state: OrderState;
  priority: Priority;
  headline: string;
  unitNumber: string | null;
  unitName: string | null;
  siteName: string;
  street: string;
  city: string;
  /** Of its site in degrees; null while nobody said where it is. */
  latitude: number | null;
  longitude: number | null;
  area: string;
  technician: string | null;
  raisedAt: string;
  dueAt: string | null;
  /** How much of the promised time is used; 1 is all of it. */
  share: number;
  next: Next | null;
  closedAt: string | null;
  line: Line;
  tries?: number;
  /** Until when the open offer waits for its answer. */
  answerBy?: string | null;
  /** Nobody is left to ask. */
  stuck?: boolean;
  /** Who goes there and is late, by name, also while another seat is still looked for. */
  late?: string[];
  arrivesAt?: string | null;
  /** Its name in the language that was asked for. */
  causeName?: string | null;
  hold?: Hold | null;
  /** Of an open one. */
  repeat?: Repeat | null;
}

export const offerStates = ["queued", "sent", "delivered", "read", "accepted", "rejected", "expired", "unreachable", "withdrawn"] as const;
export type OfferState = (typeof offerStates)[number];

export const refusals = ["on-entrapment", "working-time", "too-far", "not-qualified", "sick", "vehicle", "other"] as const;
export type RejectReason = (typeof refusals)[number];

/** One technician was asked. */
export interface Attempt {
  offer: string;
  technician: Named;
  seat: number;
  state: OfferState;
  at: string;
  channel: string;
  delivered: boolean;
  reason: RejectReason | string | null;
  answeredAt: string | null;
  expiresAt: string | null;
  byHand: Named | null;
  byHandReason: string | null;
}

export interface Why {
  code: string;
  /** How much it weighs; negative speaks against. */
  points: number;
  excludes: boolean;
  count: number | null;
  what: string | null;
  at: string | null;
}

/** Somebody who could be asked, the best first. */
export interface Candidate {
  technician: Named;
  phone: string;
  why: Why[];
  /** Of the ladder; null is none. */
  step: number | null;
  score: number;
  excluded: boolean;
  rank: number;
  busyWith: { number: string } | null;
  /** A guess; null where nobody knows from where they come. */
  thereAbout: string | null;
}

/** What a technician used, or what was missing. */
export interface Part {
  name: string;
  quantity: number;
  missing: boolean;
}

export interface Report {
  condition: string | null;
  cause: string | null;
  component: string | null;
  action: string | null;
  note: string | null;
  arrivedAt: string | null;
  leftAt: string | null;
  releasedAt: string | null;
  inService: boolean | null;
  parts?: Part[];
  /** The day on which what is missing is expected. */
  partsOn?: string | null;
}

export interface Attachment {
  id: string;
  name: string;
  type: string;
  size: number;
  at: string;
  by: string;
  of: "request" | "order";
}

/** Somebody who reported it, and is told how it goes. */
export interface LinkedCaller {
  request: OrderNumber;
  number: string;
  name: string | null;
  phone: string | null;
  words: string;
  medical: boolean;
  texts: number;
}

export interface OrderSite {
  id: string;
  name: string;
  street: string;
  postcode: string;
  city: string;
  country: string;
  zone: string;
  access: string | null;
}

/** One line of an order's life, from whichever room it comes. */
export interface OrderHappening extends Happening {
  technician?: string | null;
  room: "work" | "dispatch" | "offercall" | "fieldapp" | "request" | "notify";
}

export interface OrderCard {
  id: string;
  number: string;
  state: OrderState;
  priority: Priority;
  urgency: number;
  headline: string;
  code: string;
  words: string;
  unit: { id: string; number: string; name: string } | null;
  site: OrderSite;
  area: string;
  raisedAt: string;
  dueAt: string | null;
  met: boolean | null;
  promise: { plan: string | null; kind: string; minutes: number | null; hours: string | null; pausedMinutes: number } | null;
  /** What was settled about its price; null where nothing is charged. */
  price: Price | null;
  line: Line;
  technician: (Named & { phone: string }) | null;
  arrivesAt: string | null;
  acceptedAt: string | null;
  onTheWayAt: string | null;
  onSiteAt: string | null;
  /** People were inside at some time, as far as is known. */
  trapped: boolean;
  releasedAt: string | null;
  closedAt: string | null;
  hold: Hold | null;
  cancelled: { reason: CancelReason; duplicateOf: OrderNumber | null } | null;
  /** The order whose visit left the unit out of service; the one that goes on where this one did. */
  follows: OrderNumber | null;
  followedBy: OrderNumber | null;
  report: Report | null;
  repeat: Repeat | null;
  next: Next | null;
  attempts: Attempt[];
  candidates: Candidate[];
  callers: LinkedCaller[];
  attachments: Attachment[];
  peopleTrapped: number | null;
  version: number;
  timeline: OrderHappening[];
}

/** Somebody who could not be reached, and for which order. */
export interface UnreachableTechnician {
  technician: Named;
  phone: string;
  order: OrderNumber;
  tries: number;
  lastAt: string;
  next: Next | null;
}

export type Remedy = "second-line" | "wider" | "again";

/** An order that reaches nobody: why, and what may help at once. */
export interface UnreachedOrder {
  id: string;
  number: string;
  priority: Priority;
  siteName: string;
  street: string;
  city: string;
  why: "nobody-there" | "phones-off" | "no-reply" | "refused" | "tried";
  people: number;
  times: number;
  since: string;
  remedy: Remedy;
}

export const needs = ["danger", "technician", "skill", "parts", "advice"] as const;

/** A technician on a job asks for help and nobody has taken it. */
/** Accepted and not begun by somebody who is away since then. */
export interface JobOfAbsent {
  technician: Named;
  order: OrderNumber;
  where: string;
  awaySince: string;
}

export interface HelpCall {
  id: string;
  order: OrderNumber;
  where: string;
  technician: Named;
  phone: string;
  need: (typeof needs)[number];
  /** What somebody must be able to do; else empty. */
  skill: string;
  note: string;
  askedAt: string;
  /** How often somebody above was told of it. */
  told: number;
  nextAt: string | null;
}

export interface BoardCounts {
  open: number;
  unreachable: number;
  onHold: number;
  reportDue: number;
  notSent: number;
  oldestSeconds: number | null;
  /** Percent. */
  acceptedShare: number | null;
}

/** Everything a dispatcher looks at, sorted by rule. */
export interface Board {
  help: HelpCall[];
  absent: JobOfAbsent[];
  needsYou: OrderRow[];
  underWay: OrderRow[];
  unreached: UnreachedOrder[];
  unreachable: UnreachableTechnician[];
  onHold: OrderRow[];
  reportDue: OrderRow[];
  counts: BoardCounts;
  areas: string[];
}
