import { useEffect, useMemo, useReducer } from "react";
import type { Outcome } from "../contact/types";
import type { Action } from "../shared/actions";
import { call } from "../shared/api";
import { keepingOf, type Keeping, type Kept } from "./keeping";
import { outcomeOf, whatKeepsOpen } from "./steps";
import type { RequestCard } from "./types";
import { words } from "./words";

/** Every matter of one contact, as it stands on the screen. */
export function useMatters(cards: readonly RequestCard[]): readonly { keeping: Keeping; kept: Kept }[] {
  const ids = cards.map(({ id }) => id).join();
  const keepings = useMemo(() => cards.map(keepingOf), [ids]); // eslint-disable-line react-hooks/exhaustive-deps -- the ids say which
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  useEffect(() => {
    const leave = keepings.map(({ state }) => state.watch(redraw));
    return () => leave.forEach((each) => each());
  }, [keepings]);
  useEffect(() => cards.forEach((card, at) => keepings[at]?.take(card)), [cards, keepings]);
  return keepings.map((keeping) => ({ keeping, kept: keeping.state.now() }));
}

/** The end of a contact as it stands: what `finish` would send. */
export interface Finishing {
  contact: string;
  matters: readonly { keeping: Keeping; kept: Kept }[];
  /** Chosen by hand; else it follows from the matters. */
  chosen: Outcome | null;
  /** The caller has gone. */
  over: boolean;
}

export const outcomeNow = ({ matters, chosen }: Finishing): Outcome | null =>
  chosen ?? outcomeOf(matters.map(({ kept: { card, draft } }) => ({ state: card.state, kind: draft.kind })));

/** Why not yet, as the name of its sentence; null when it can be finished. */
export const whyNotYet = (on: Finishing) => {
  const matters = on.matters.map(({ kept: { card, draft, deed } }) => ({ state: card.state, draft, waits: deed !== null }));
  return whatKeepsOpen(matters, outcomeNow(on)) ?? (on.over ? null : ("finishLater" as const));
};

/** Closes what only waits for it, sends every word, then ends the contact. */
export const finish: Action<Finishing> = {
  id: "contact.finish",
  label: () => words.now().finish,
  icon: "check",
  shortcut: "Ctrl+Enter",
  possible: (on) => whyNotYet(on) === null,
  run: async (on) => {
    for (const { keeping } of on.matters) {
      const { card, draft } = keeping.state.now();
      if (card.state === "draft" && draft.kind === "information") await keeping.do({ verb: "inform", key: crypto.randomUUID() });
      if (card.state === "draft" && draft.kind === "comment") await keeping.do({ verb: "record", key: crypto.randomUUID() });
      await keeping.settle();
    }
    await call("POST", `/api/contacts/${on.contact}/finish`, { outcome: outcomeNow(on) });
  },
};
