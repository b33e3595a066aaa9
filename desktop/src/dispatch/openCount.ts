import { useBoard } from "../orders/orders";
import { useMe } from "../shared/session";
import { count } from "../shared/wording";
import { words } from "./words";

/** How many orders are open, for whoever dispatches them; the same answer as the board's. */
export function useOpenCount(): { n: number; said: string } | null {
  const t = words.use();
  const dispatches = useMe().roles.includes("dispatcher");
  const open = useBoard("", dispatches).data?.counts.open ?? 0;
  return dispatches && open > 0 ? { n: open, said: count(t.openOrders, open) } : null;
}
