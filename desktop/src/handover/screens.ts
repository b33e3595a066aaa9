import type { Screen } from "../shared/screen";
import { words } from "./words";

/** What one shift gives to the next. */
export const handOverScreens: readonly Screen[] = [
  {
    path: "/hand-over",
    load: () => import("./HandOverPage"),
    roles: ["dispatcher", "supervisor", "administrator"],
    label: () => words.now().title,
    inPalette: true,
  },
];
