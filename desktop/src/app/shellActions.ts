import type { Action } from "../shared/actions";
import { words } from "./words";

export interface ShellState {
  /** At most one layer lies above the page. */
  layer: "palette" | "keys" | null;
  setLayer: (layer: ShellState["layer"]) => void;
}

const openPalette: Action<ShellState> = {
  id: "shell.palette",
  label: () => words.now().palette,
  icon: "search",
  shortcut: "Ctrl+K",
  run: ({ layer, setLayer }) => setLayer(layer === "palette" ? null : "palette"),
};

const showKeys: Action<ShellState> = {
  id: "shell.keys",
  label: () => words.now().allKeys,
  icon: "list",
  shortcut: "?",
  run: ({ setLayer }) => setLayer("keys"),
};

export const shellActions = [openPalette, showKeys] as const;
