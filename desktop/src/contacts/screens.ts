import type { Screen } from "../shared/screen";
import { words } from "../shared/words";

const roles = ["agent", "supervisor", "dispatcher", "administrator"] as const;
const titles = () => words.now().screens;

/** Calls: the list, those that nobody answered, and the page of one. */
export const contactScreens: readonly Screen[] = [
  {
    path: "/contacts",
    load: () => import("./ContactsPage"),
    roles,
    label: () => titles().calls,
    rail: { icon: "phone", letter: "L" },
  },
  { path: "/contacts/abandoned", load: () => import("./AbandonedPage"), roles, label: () => titles().abandoned, inPalette: true },
  { path: "/contacts/:id", load: () => import("./ContactPage"), roles, label: () => titles().call },
];
