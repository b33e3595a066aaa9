import { useOpenCount } from "./openCount";
import type { Screen } from "../shared/screen";
import { words } from "../shared/words";

const roles = ["dispatcher", "supervisor", "agent", "administrator"] as const;
const titles = () => words.now().screens;

/** The board, every work order, and the page of one. */
export const dispatchScreens: readonly Screen[] = [
  {
    path: "/dispatch",
    load: () => import("./DispatchPage"),
    roles,
    label: () => titles().dispatch,
    rail: { icon: "board", letter: "P", useCount: useOpenCount },
  },
  { path: "/orders", load: () => import("../orders/OrdersPage"), roles, label: () => titles().orders, inPalette: true },
  { path: "/orders/:id", load: () => import("../orders/OrderPage"), roles, label: () => titles().order },
];
