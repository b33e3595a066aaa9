import type { Screen } from "../shared/screen";
import { words } from "./words";

/** Who is on call in an area, by which layers, and what is wrong with it. */
export const rotaScreens: readonly Screen[] = [
  {
    path: "/schedule",
    load: () => import("./SchedulePage"),
    roles: ["dispatcher", "supervisor", "agent", "administrator"],
    label: () => words.now().title,
    rail: { icon: "calendar", letter: "S" },
  },
];
