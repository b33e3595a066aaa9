import type { Action } from "../shared/actions";
import { Refusal } from "../shared/api";
import type { Keeping, Kept } from "./keeping";
import { isPlaceKnown, isSafetyKnown, type Step } from "./steps";
import { asksPrice } from "./price";
import type { CodeRow, Danger, Promised, Reported, RequestKind } from "./types";
import { words } from "./words";

/** One request in the form, and what its screen can do. */
export interface InForm {
  kept: Kept;
  keeping: Keeping;
  /** Nobody else has it, and it is not over. */
  editable: boolean;
  /** The open order that this may be about; the one that is marked. */
  candidate: Reported | null;
  /** The code for somebody who is trapped, once the server has said it. */
  entrapment: CodeRow | null;
  /** Moves the focus to the next thing that is needed behind this one. */
  go: (after: Step) => void;
  focus: (step: Step) => void;
  park: (open: boolean) => void;
  /** What would be promised and charged now. */
  promise: Promised | undefined;
  /** Who says yes to the price, as far as it is typed. */
  authorisedBy: string;
  /** What is promised and charged may have changed: asks the server again. */
  askAgain: () => unknown;
  /** Raise as soon as the place is known. */
  raiseAtPlace: (on: boolean) => void;
}

const isOpen = ({ kept, editable }: InForm) => editable && kept.card.state !== "closed";
const isUndecided = ({ kept, editable }: InForm) => editable && (kept.card.state === "draft" || kept.card.state === "parked") && kept.deed === null;
const is = (kind: RequestKind) => (on: InForm) => isUndecided(on) && on.kept.draft.kind === kind;
const newKey = () => crypto.randomUUID();

/** A yes that was said stays: it takes its own press to take back. */
export const noDanger: Action<InForm> = {
  id: "request.no-danger",
  label: () => words.now().noneOfThese,
  shortcut: "0",
  hinted: false,
  possible: isOpen,
  run: ({ kept, keeping, go }) => {
    const { trapped, hurt, fireOrWater } = kept.draft.safety;
    keeping.change({ safety: { trapped: trapped ?? "no", hurt: hurt ?? "no", fireOrWater: fireOrWater ?? "no" } });
    go("safety");
  },
};

export function sayDanger({ kept, keeping, entrapment, go }: InForm, danger: Danger, said: "yes" | "no"): void {
  const safety = { ...kept.draft.safety, [danger]: said };
  const isTrapped = danger === "trapped" && said === "yes";
  keeping.change({
    safety,
    ...(isTrapped ? { kind: "action" } : {}),
    ...(isTrapped && entrapment && kept.draft.code === null ? { code: entrapment.code } : {}),
  });
  if (isSafetyKnown({ ...kept.draft, safety })) go("safety");
}

const choose = (kind: RequestKind, shortcut: string): Action<InForm> => ({
  id: `request.${kind}`,
  label: () => words.now().kinds[kind],
  shortcut,
  hinted: false,
  possible: isUndecided,
  run: ({ kept, keeping, go, focus }) => {
    if (kept.draft.kind === kind && kind === "action") return focus("code");
    keeping.change({ kind });
    go("kind");
  },
});

export const chooseInformation = choose("information", "1");
export const chooseAction = choose("action", "2");
export const chooseComment = choose("comment", "3");

export const link: Action<InForm> = {
  id: "request.link",
  label: () => words.now().link,
  icon: "link",
  shortcut: "L",
  possible: (on) => is("action")(on) && on.candidate !== null,
  run: ({ keeping, candidate }) =>
    candidate && keeping.do({ verb: "link", key: newKey(), order: candidate.order.id, orderNumber: candidate.order.number }),
};

/** What a new order needs; said here too, so that it is said without a connection, and the focus goes there. */
function whatIsMissing({ kept: { draft } }: InForm): { step: Step; refusal: Refusal } | null {
  const missing = (step: Step, code: string) => ({ step, refusal: new Refusal(422, code, "") });
  if (!isSafetyKnown(draft) && draft.safety.trapped !== "yes") return missing("safety", "request.safety-missing");
  if (!isPlaceKnown(draft)) return missing("place", "request.place-missing");
  return draft.code === null ? missing("code", "request.code-missing") : null;
}

export const raise: Action<InForm> = {
  id: "request.raise",
  label: () => words.now().raise,
  icon: "plus",
  shortcut: "N",
  possible: is("action"),
  run: (on) => {
    const missing = whatIsMissing(on);
    if (missing) {
      on.focus(missing.step);
      throw missing.refusal;
    }
    const name = on.authorisedBy.trim();
    if (asks(on) && name === "") return on.focus("price");
    return send(on, name === "" ? {} : { authorisedBy: name });
  },
};

const asks = ({ promise, kept }: InForm) => asksPrice(promise, kept.draft);

/** The hours may have ended while she wrote: then the server names the price, and it is asked for here. */
async function send(on: InForm, answer: { authorisedBy?: string; untilHours?: boolean }): Promise<void> {
  try {
    await on.keeping.do({ verb: "raise", key: newKey(), ...answer });
  } catch (failure) {
    if (failure instanceof Refusal && ["work.price-not-told", "work.price-unknown", "work.hours-have-begun"].includes(failure.code)) {
      await on.askAgain();
      on.focus("price");
    }
    throw failure;
  }
}

/** Not at this price: the order waits until the hours of the agreement begin. */
export const waitForHours: Action<InForm> = {
  id: "request.wait-for-hours",
  label: () => words.now().waitForHours,
  icon: "circledPause",
  shortcut: "W",
  possible: (on) => is("action")(on) && asks(on) && on.promise?.hoursBegin != null,
  run: (on) => {
    const missing = whatIsMissing(on);
    if (missing) {
      on.focus(missing.step);
      throw missing.refusal;
    }
    const name = on.authorisedBy.trim();
    if (on.promise?.priceInside?.charged && name === "") return on.focus("price");
    return send(on, { untilHours: true, ...(name === "" ? {} : { authorisedBy: name }) });
  },
};

export const inform: Action<InForm> = {
  id: "request.inform",
  label: () => words.now().inform,
  icon: "check",
  shortcut: "I",
  possible: (on) => is("information")(on) && on.kept.draft.answer.trim() !== "",
  run: ({ keeping }) => keeping.do({ verb: "inform", key: newKey() }),
};

export const record: Action<InForm> = {
  id: "request.record",
  label: () => words.now().record,
  icon: "check",
  shortcut: "R",
  possible: (on) => is("comment")(on) && on.kept.draft.words.trim() !== "",
  run: ({ keeping }) => keeping.do({ verb: "record", key: newKey() }),
};

export const openPark: Action<InForm> = {
  id: "request.park",
  label: () => words.now().park,
  shortcut: "P",
  possible: isUndecided,
  run: ({ park }) => park(true),
};

export const textCaller: Action<InForm> = {
  id: "request.text-caller",
  label: () => words.now().textCaller,
  icon: "bubble",
  shortcut: "S",
  hinted: false,
  possible: (on) => isOpen(on) && (on.kept.draft.kind ?? "action") === "action",
  run: ({ kept, keeping }) => keeping.change({ textCaller: !kept.draft.textCaller }),
};

/** One press: marked, coded and raised with what is known. Only the place cannot be guessed. An order that is there already becomes more urgent by it. */
export const someoneIsTrapped: Action<InForm> = {
  id: "request.trapped",
  label: () => words.now().someoneIsTrapped,
  icon: "octagon",
  shortcut: "F2",
  possible: (on) => isOpen(on) && on.kept.deed === null && on.entrapment !== null,
  run: ({ kept: { card, draft }, keeping, entrapment, focus, raiseAtPlace }) => {
    if (!entrapment) return;
    const safety = { ...draft.safety, trapped: "yes" } as const;
    if (card.order) {
      keeping.change({ safety });
      return keeping.settle();
    }
    keeping.change({ safety, kind: "action", code: entrapment.code });
    if (isPlaceKnown(draft)) return keeping.do({ verb: "raise", key: newKey() });
    raiseAtPlace(true);
    focus("place");
  },
};

export const formActions = [
  someoneIsTrapped,
  noDanger,
  chooseInformation,
  chooseAction,
  chooseComment,
  link,
  raise,
  waitForHours,
  inform,
  record,
  textCaller,
  openPark,
] as const;
