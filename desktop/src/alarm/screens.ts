import type { Screen } from "../shared/screen";
import { words as devices } from "../devices/words";
import { words } from "./words";

const roles = ["agent", "supervisor", "dispatcher", "administrator"] as const;

/** Lifts that call for help. */
export const alarmScreens: readonly Screen[] = [
  { path: "/alarms", load: () => import("./AlarmsPage"), roles, label: () => words.now().title, inPalette: true },
  { path: "/alarms/inside", load: () => import("../devices/InsidePage"), roles, label: () => devices.now().inside, inPalette: true },
  { path: "/customers/:id/test-calls", load: () => import("../devices/TestFiguresPage"), roles: ["supervisor", "administrator"], label: () => devices.now().monthOfTests },
  { path: "/test-calls", load: () => import("./TestCallsPage"), roles, label: () => words.now().testCalls, inPalette: true },
  { path: "/alarm-wires", load: () => import("./WiresPage"), roles: ["supervisor", "administrator"], label: () => words.now().wires, inPalette: true },
  { path: "/alarms/:id", load: () => import("./AlarmPage"), roles, label: () => words.now().one },
];
