import type { Screen } from "../shared/screen";
import { words } from "./words";

const roles = ["dispatcher", "supervisor", "agent", "administrator"] as const;

/** What befalls many at once. */
export const incidentScreens: readonly Screen[] = [
  { path: "/incidents", load: () => import("./IncidentsPage"), roles, label: () => words.now().title, inPalette: true },
  { path: "/incidents/:id", load: () => import("./IncidentPage"), roles, label: () => words.now().one },
];
