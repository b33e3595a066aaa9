import { call, type Page, withQuery } from "../../shared/api";
import type { Kept } from "../../shared/edit/rebase";
import { instantOf, localOf } from "../../shared/moment";
import type { Technician } from "../technicians/technician";

export interface Turn {
  id: string;
  area: string;
  technician: Technician;
  from: string;
  to: string;
  /** 1 is asked first. */
  rank: number;
  version: number;
}

/** Times as a field writes them, `2026-11-14T08:00`, in the reader's own zone. */
export interface TurnForm {
  area: string;
  technician: string;
  from: string;
  to: string;
  rank: number | null;
}

/** A first proposal: a week from the next Monday at eight. */
export function nextWeek(now: Date): { from: string; to: string } {
  const from = new Date(now);
  from.setHours(8, 0, 0, 0);
  from.setDate(from.getDate() + ((8 - from.getDay()) % 7 || 7));
  const to = new Date(from);
  to.setDate(to.getDate() + 7);
  return { from: localOf(from), to: localOf(to) };
}

export const keptTurn = ({ area, technician, from, to, rank, version }: Turn): Kept<TurnForm> => ({
  values: { area, technician: technician.id, from: localOf(from), to: localOf(to), rank },
  version,
});

const sent = ({ from, to, technician, ...rest }: TurnForm) => ({
  ...rest,
  technician: technician || null,
  from: instantOf(from),
  to: instantOf(to),
});

export const getTurn = (id: string) => call<Turn>("GET", `/api/on-call/${id}`);
export const addTurn = (form: TurnForm) => call<Turn>("POST", "/api/on-call", sent(form));
export const changeTurn = (id: string, form: TurnForm, version: number) => call<Turn>("PUT", `/api/on-call/${id}`, { ...sent(form), version });
export const removeTurn = (id: string) => call("DELETE", `/api/on-call/${id}`);
export const onCallNow = (area: string) => call<Page<Turn>>("GET", withQuery("/api/on-call/at", { area }));
