import type { Action } from "../shared/actions";
import { words as shared } from "../shared/words";
import { count } from "../shared/wording";
import { words } from "./words";

/** What the keys do on the board itself. */
export interface OnBoard {
  waiting: number;
  showAll: () => void;
  move: (by: 1 | -1) => void;
  chooseArea: () => void;
  newCallout: () => void;
  /** List and order stand side by side; else the order is turned to. */
  isWide: boolean;
  turn: () => void;
  /** Technicians on the map or in the plan. */
  showNearby: (view: "map" | "plan") => void;
}

export const newCallout: Action<OnBoard> = { id: "board.new", label: () => words.now().newCallout, icon: "plus", shortcut: "N", run: ({ newCallout }) => newCallout() };

export const showOrder: Action<OnBoard> = {
  id: "board.order",
  label: () => words.now().order,
  shortcut: "Y",
  possible: ({ isWide }) => !isWide,
  run: ({ turn }) => turn(),
};

export const showWaiting: Action<OnBoard> = {
  id: "board.show-waiting",
  label: ({ waiting }) => count(shared.now().newRows, waiting),
  shortcut: ".",
  possible: ({ waiting }) => waiting > 0,
  run: ({ showAll }) => showAll(),
};

export const boardActions: readonly Action<OnBoard>[] = [
  { id: "board.next", label: () => words.now().next, shortcut: "J", run: ({ move }) => move(1) },
  { id: "board.previous", label: () => words.now().previous, shortcut: "K", run: ({ move }) => move(-1) },
  showWaiting,
  { id: "board.area", label: () => words.now().area, icon: "filter", shortcut: "F", run: ({ chooseArea }) => chooseArea() },
  { id: "board.map", label: () => words.now().showMap, icon: "globe", shortcut: "M", run: ({ showNearby }) => showNearby("map") },
  { id: "board.plan", label: () => words.now().showPlan, icon: "calendar", shortcut: "L", hinted: false, run: ({ showNearby }) => showNearby("plan") },
  newCallout,
  showOrder,
];
