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
  newCallout: () => Promise<void>;
}

export const newCallout: Action<OnBoard> = { id: "board.new", label: () => words.now().newCallout, icon: "plus", shortcut: "N", run: ({ newCallout }) => newCallout() };

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
  newCallout,
];
