import type { Screen } from "../shared/screen";
import { words } from "./words";

const roles = ["supervisor", "administrator"] as const;

/** What was counted, and what stood open this morning. */
export const figureScreens: readonly Screen[] = [
  {
    path: "/reports/dispatch",
    load: () => import("./DispatchFiguresPage"),
    roles,
    label: () => words.now().rail,
    rail: { icon: "bars", letter: "R" },
  },
  { path: "/reports/morning", load: () => import("./MorningPage"), roles, label: () => words.now().morning, inPalette: true },
];
