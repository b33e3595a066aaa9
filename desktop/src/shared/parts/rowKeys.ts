import { useMemo, type RefObject } from "react";
import { useActions, type Action } from "../actions";
import { words } from "../words";

interface Rows {
  /** The focus goes so many rows down; to the first one when it is elsewhere. */
  move: (by: 1 | -1) => void;
}

const next: Action<Rows> = { id: "list.next", label: () => words.now().nextRow, shortcut: "J", run: ({ move }) => move(1) };
const previous: Action<Rows> = { id: "list.previous", label: () => words.now().previousRow, shortcut: "K", run: ({ move }) => move(-1) };
const actions = [next, previous] as const;
const none = [] as const;

/** J and K go through the links at the head of the rows; Enter then opens one, as on any link. */
export function useRowKeys(list: RefObject<HTMLElement | null>, on: boolean): void {
  const rows = useMemo(() => ({ move: (by: 1 | -1) => moveIn(list.current, by) }), [list]);
  useActions(on ? actions : none, rows);
}

function moveIn(list: HTMLElement | null, by: 1 | -1): void {
  const links = [...(list?.querySelectorAll<HTMLElement>("tbody td:first-child a") ?? [])];
  const at = links.findIndex((link) => link.closest("tr")?.contains(document.activeElement));
  links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
}
