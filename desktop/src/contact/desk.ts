import { useQuery } from "@tanstack/react-query";
import type { Action } from "../shared/actions";
import { call } from "../shared/api";
import type { Desk, Outcome, Person, Reason, UnitCard } from "./types";
import { words } from "./words";

/** The own state, the contact in hand and the queue; the live socket writes newer ones into the same place. */
export const deskQuery = { queryKey: ["desk"], queryFn: () => call<Desk>("GET", "/api/desk"), staleTime: Infinity };

export const useDesk = (on = true) => useQuery({ ...deskQuery, enabled: on });

export const goReady = () => call("POST", "/api/desk/ready", {});
export const goNotReady = (reason: Reason) => call("POST", "/api/desk/not-ready", { reason });

export interface Draft {
  note: string;
  outcome: Outcome | null;
}

export const saveDraft = (contact: string, draft: Draft) => call("PUT", `/api/contacts/${contact}/draft`, draft);
export const chooseUnit = (contact: string, unit: UnitCard["id"] | null) => call("PUT", `/api/contacts/${contact}/unit`, { unit });
export const chooseCaller = (contact: string, { id, customer }: Person) =>
  call("PUT", `/api/contacts/${contact}/caller`, id ? { person: id } : { customer: customer.id });

/** The wrap-up as it stands: what `finish` would send. */
export interface Finishing {
  contact: string;
  draft: Draft;
  /** The caller has gone. */
  over: boolean;
}

export const finish: Action<Finishing> = {
  id: "contact.finish",
  label: () => words.now().finish,
  icon: "check",
  shortcut: "Ctrl+Enter",
  possible: ({ over, draft }) => over && draft.outcome !== null,
  run: ({ contact, draft }) => call("POST", `/api/contacts/${contact}/finish`, draft),
};
