import type { Screen } from "../shared/screen";
import { words } from "../shared/words";

const roles = ["agent", "supervisor", "dispatcher", "administrator"] as const;
const titles = () => words.now().screens;

/** Requests: the lists and the page of one. */
export const requestScreens: readonly Screen[] = [
  {
    path: "/requests",
    load: () => import("./RequestsPage"),
    roles,
    label: () => titles().requests,
    rail: { icon: "list", letter: "Q" },
  },
  { path: "/requests/new", load: () => import("./NewRequest"), roles, label: () => titles().request },
  { path: "/requests/:id", load: () => import("./RequestPage"), roles, label: () => titles().request },
];
