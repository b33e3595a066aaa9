import type { OrderLink, OrderState, Priority } from "../shared/order";
import type { Price } from "../shared/price";

/** Shapes of the requests' part of the API; times are ISO instants. */

export interface Named {
  id: string;
  name: string;
}

export const kinds = ["information", "action", "comment"] as const;
export type RequestKind = (typeof kinds)[number];

export type RequestState = "draft" | "parked" | "with-order" | "closed";
export type ClosedHow = "informed" | "recorded" | "solved" | "cancelled" | "empty";

export const dangers = ["trapped", "hurt", "fireOrWater"] as const;
export type Danger = (typeof dangers)[number];
/** Null is not asked yet. */
export type Safety = Record<Danger, "yes" | "no" | null>;

export const tones = ["praise", "complaint", "idea"] as const;
export type Tone = (typeof tones)[number];

/** A problem code as lists show it. */
export interface CodeRow {
  code: string;
  name: string;
  detail: string;
  priority: Priority;
  urgency: number;
}

/** A code that the search found. */
export interface FoundCode extends CodeRow {
  category: string;
  /** How often this unit had it. */
  usedHere: number;
}

export interface Question {
  id: string;
  text: string;
  type: "yes-no" | "floor" | "text" | "choice";
  choices?: { value: string; text: string }[] | null;
}

export interface ProblemCode extends CodeRow {
  department: string;
  provider: string;
  category: string;
  questions: Question[];
  job: { type: string; skills: string[]; minutes: number; checklist: string[] } | null;
  /** What the agent says to the caller. */
  say: string;
}

export interface RequestUnit {
  id: string;
  number: string;
  name: string;
  site: { id: string; name: string; street: string; city: string };
}

export interface RequestCard {
  id: string;
  number: string;
  /** Null for one that no contact began. */
  contact: string | null;
  contactNumber: string | null;
  state: RequestState;
  kind: RequestKind | null;
  closedHow: ClosedHow | null;
  safety: Safety;
  code: CodeRow | null;
  /** In the caller's words. */
  words: string;
  answers: Record<string, string>;
  unit: RequestUnit | null;
  /** Alone when the lift is unclear. */
  site: Named | null;
  tone: Tone | null;
  /** What was told. */
  answer: string;
  followUpAt: string | null;
  owner: Named | null;
  order: OrderLink | null;
  textCaller: boolean;
  /** The number that gets the texts. */
  callback: string;
  /** Something was noted of somebody's health; the words come only when they are asked for. */
  medical: boolean;
  openedAt: string;
  savedAt: string | null;
  by: Named | null;
  version: number;
}

/** What the form sends with everything it does. */
export interface RequestDraft {
  kind: RequestKind | null;
  safety: Safety;
  code: string | null;
  words: string;
  answers: Record<string, string>;
  unit: string | null;
  site: string | null;
  tone: Tone | null;
  answer: string;
  textCaller: boolean;
  callback: string;
  /** Null leaves the remark that is kept as it is. */
  medical: string | null;
}

/** An open order that may be the same matter. */
export interface Reported {
  order: OrderLink;
  headline: string;
  reportedAt: string;
  requests: number;
  sameCode: boolean;
  sameUnit: boolean;
}

/** What would be promised if it were raised now. */
export interface Promised {
  priority: Priority;
  dueAt: string | null;
  plan: string | null;
  hours: string | null;
  covered: boolean;
  kind: "at-once" | "within" | "from-opening";
  minutes: number | null;
  opensAt: string | null;
  /** Of the place: times are said in it. */
  zone: string;
  /** Where its clock starts. */
  starts: "call-in" | "dispatch" | "acceptance";
  /** The price is read to the caller, and somebody says yes to it, before it is raised. */
  asksFirst: boolean;
  /** Of a visit now; null where nothing was agreed. */
  price: Price | null;
  /** Of the same visit inside the hours. */
  priceInside: Price | null;
  /** When the hours that cover it begin; null inside them. */
  hoursBegin: string | null;
}

export interface RequestRow {
  id: string;
  number: string;
  kind: RequestKind | null;
  state: RequestState;
  closedHow: ClosedHow | null;
  words: string;
  code: { code: string; name: string } | null;
  unitNumber: string | null;
  unitName: string | null;
  siteName: string | null;
  callerName: string | null;
  contact: string | null;
  order: { id: string; number: string; state: OrderState } | null;
  openedAt: string;
  followUpAt: string | null;
  owner: Named | null;
  overdue: boolean;
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

export interface RequestEvent {
  at: string;
  kind: string;
  by: Named | null;
  data: Record<string, unknown>;
}

/** A request as its own page shows it. */
export interface OpenedRequest extends RequestCard {
  timeline: RequestEvent[];
  attachments: Attachment[];
}
