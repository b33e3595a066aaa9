import { dayAndTime, phone, time } from "../shared/format";
import type { IconName } from "../shared/icons";
import { priceSaid } from "../shared/price";
import { words as ladder } from "../ladder/words";
import { words as shared } from "../shared/words";
import { fill } from "../shared/wording";
import type { Priority } from "../shared/order";
import type { OrderHappening } from "./types";
import { words } from "./words";
import { happenings } from "./words/happenings";

type Sentence = keyof (typeof happenings.all)["en"];

/** The finer steps of urgency in the four that people see. */
export const priorityOf = (urgency: number): Priority => (urgency <= 2 ? 1 : urgency <= 4 ? 2 : urgency <= 7 ? 3 : 4);

/** Which sentence tells it; one that a newer server added is `other`. */
export function sentenceOf({ room, kind, data }: Pick<OrderHappening, "room" | "kind" | "data">): Sentence {
  const known = (sentence: string): sentence is Sentence => sentence in happenings.all.en;
  if (room === "notify") return /failed|undelivered/.test(`${kind} ${String(data["state"])}`) ? "text-failed" : "text";
  const finer = finerOf(kind, data);
  return known(`${room}-${finer}`) ? (`${room}-${finer}` as Sentence) : known(finer) ? finer : "other";
}

function finerOf(kind: string, data: Record<string, unknown>): string {
  if (kind === "closed" && data["inService"] === false) return "closed-out-of-service";
  if (kind === "raised" && data["follows"]) return "raised-to-follow";
  if (kind === "held" && data["notCovered"]) return "held-until-hours";
  if (kind === "offered" && data["byHandReason"]) return "offered-by-hand";
  return kind === "reminded" ? `reminded-${String(data["what"])}` : kind;
}

/** What happened, as a sentence in the reader's language, with the times of the place. */
export function told(happening: OrderHappening, zone: string, now = new Date()): string {
  const t = words.now();
  const { by, data, kind, technician } = happening;
  const text = (name: string) => (typeof data[name] === "string" ? data[name] : "");
  const at = (name: string) => text(name) && (new Date(text(name)).toDateString() === now.toDateString() ? time(text(name), zone) : dayAndTime(text(name), zone, now));
  const priority = (name: string) => (typeof data[name] === "number" ? shared.now().priorities[priorityOf(data[name])] : "");
  const reason = text("reason") || text("why") || text("byHandReason") || text("channel");
  return fill(happenings.now()[sentenceOf(happening)], {
    by: by?.name || t.somebody,
    kind,
    name: technician || text("name") || text("technicianName") || t.somebody,
    number: text("number"),
    time: at("saidAt") || at("arrivesAt") || at("wakeAt") || at("expiresAt"),
    why: happening.room === "offercall" ? callEnded(reason) : happening.room === "fieldapp" ? pushEnded(reason) : reasonSaid(reason),
    act: (t.taps as Record<string, string>)[text("act")] ?? text("act"),
    before: priority("before"),
    now: priority("now"),
    words: text("words"),
    need: helpSaid(text("what"), text("skill")),
    seats: typeof data["seats"] === "number" ? String(data["seats"]) : "",
    who: text("authorisedBy") || text("lead") || t.somebody,
    times: typeof data["times"] === "number" ? String(data["times"]) : "",
    price: priceSaid({ charged: true, amount: amountOf(data["amount"]), currency: text("currency") || null, text: text("price") }) || t.priceUnknown,
    to: text("to") && phone(text("to")),
  }).trim();
}

function helpSaid(need: string, skill: string): string {
  const known = (words.now().needs as Record<string, string>)[need];
  return known ? [known, skill].filter(Boolean).join(": ") : "";
}

const amountOf = (amount: unknown): number | null => (typeof amount === "number" ? amount : null);

function reasonSaid(reason: string): string {
  const t = words.now();
  const known: Record<string, string> = { ...t.holdReasons, ...t.cancelReasons, ...t.refusals, ...ladder.now().who, ...ladder.now().channels };
  return known[reason] ?? reason;
}

const callEnded = (outcome: string): string => (words.now().callEnds as Record<string, string>)[outcome] ?? outcome;

const pushEnded = (outcome: string): string => (words.now().pushEnds as Record<string, string>)[outcome] ?? outcome;

export function iconOf({ room, kind }: Pick<OrderHappening, "room" | "kind">): IconName {
  if (room === "notify") return "bubble";
  if (room === "offercall" || room === "fieldapp") return "phone";
  switch (kind) {
    case "raised":
    case "followed-up":
      return "bell";
    case "offering":
    case "offered":
      return "signal";
    case "accepted":
      return "circledCheck";
    case "rejected":
    case "cancelled":
    case "withdrawn":
      return "cross";
    case "expired":
    case "unreachable":
    case "nobody-left":
    case "late":
    case "no-cover":
    case "did-not-come":
      return "missed";
    case "on-the-way":
    case "goes-on":
    case "arrival-moved":
      return "van";
    case "on-site":
      return "house";
    case "released":
    case "trapped":
      return "people";
    case "held":
    case "put-on-hold":
      return "circledPause";
    case "resumed":
      return "play";
    case "report-due":
      return "reportDue";
    case "closed":
      return "check";
    case "price-authorised":
    case "price-noted":
      return "paper";
    case "unit-chosen":
      return "lift";
    case "help-asked":
    case "help-up":
    case "help-unheard":
    case "urgency-changed":
    case "call-rescue":
      return "warning";
    default:
      return room === "request" ? "person" : "clock";
  }
}
