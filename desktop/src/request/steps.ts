import type { Outcome } from "../contact/types";
import { dangers, type RequestCard, type RequestDraft } from "./types";

/** What the form needs, in the order in which a call goes. */
export type Step = "place" | "safety" | "kind" | "code" | "words" | "answer" | "tone" | "price" | "decide";

const always: readonly Step[] = ["place", "safety", "kind"];

function stepsOf({ kind }: RequestDraft): readonly Step[] {
  switch (kind) {
    case null:
      return always;
    case "information":
      return [...always, "answer", "decide"];
    case "action":
      return [...always, "code", "words", "decide"];
    case "comment":
      return [...always, "tone", "words", "decide"];
  }
}

export const isSafetyKnown = ({ safety }: RequestDraft): boolean => dangers.every((danger) => safety[danger] !== null);
export const isDanger = ({ safety }: RequestDraft): boolean => dangers.some((danger) => safety[danger] === "yes");
export const isPlaceKnown = ({ unit, site }: RequestDraft): boolean => (unit ?? site) !== null;

function isThere(step: Step, draft: RequestDraft): boolean {
  switch (step) {
    case "place":
      return isPlaceKnown(draft);
    case "safety":
      return isSafetyKnown(draft);
    case "kind":
      return draft.kind !== null;
    case "code":
      return draft.code !== null;
    case "words":
      return draft.words.trim() !== "";
    case "answer":
      return draft.answer.trim() !== "";
    case "tone":
      return draft.tone !== null;
    case "price":
      return true;
    case "decide":
      return false;
  }
}

/** The first thing that is still needed; with `after`, the first one behind that step, so that nobody is led back to what they passed over. */
export function nextNeeded(draft: RequestDraft, after?: Step): Step | null {
  const steps = stepsOf(draft);
  const from = after ? steps.indexOf(after) + 1 : 0;
  return steps.slice(from).find((step) => !isThere(step, draft)) ?? null;
}

/** Somebody has written or chosen something in it. */
export const hasContent = ({ kind, code, words, answer }: RequestDraft): boolean =>
  kind !== null || code !== null || words.trim() !== "" || answer.trim() !== "";

/** How a contact ended, as its requests tell it; null when they say nothing. */
export function outcomeOf(requests: readonly Pick<RequestCard, "kind" | "state">[]): Outcome | null {
  const kinds = requests.map(({ kind }) => kind);
  if (kinds.some((kind) => kind === "action" || kind === "comment")) return "request-taken";
  return kinds.includes("information") ? "answered-question" : null;
}

/** These say that there was no matter. A blank request is closed with them, or beside another one that was decided. */
const withoutMatter: readonly Outcome[] = ["wrong-number", "test-call", "silent"];

/** Why a contact cannot be finished yet, as the name of its sentence; null when it can. */
export function whatKeepsOpen(requests: readonly { state: RequestCard["state"]; draft: RequestDraft; waits?: boolean }[], outcome: Outcome | null) {
  if (requests.some(({ waits }) => waits)) return "sentLater" as const;
  const open = requests.filter(({ state }) => state === "draft").map(({ draft }) => draft);
  if (open.some(({ kind }) => kind === "action")) return "linkOrCreate" as const;
  if (open.some((draft) => draft.kind === "information" && draft.answer.trim() === "")) return "tellFirst" as const;
  if (open.some((draft) => draft.kind === "comment" && draft.words.trim() === "")) return "commentFirst" as const;
  const unsaid = open.filter(({ kind }) => kind === null);
  const mayBeBlank = unsaid.length < requests.length || (outcome !== null && withoutMatter.includes(outcome));
  if (unsaid.some(hasContent) || (unsaid.length > 0 && !mayBeBlank)) return "classFirst" as const;
  return outcome ? null : ("outcomeFirst" as const);
}
