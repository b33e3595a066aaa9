import { useDesk } from "../contact/desk";
import type { Session } from "../shared/session";

/** Orders that nobody is left to take, as the desk's snapshot counts them. */
export interface Stuck {
  stuck: number;
  oldestSince: string | null;
  firstHeadline: string | null;
  firstOrder: string | null;
  /** Somebody is trapped in one of them. */
  trapped?: boolean;
}

/** Who is told at once that an order has nobody: everybody who can do something about it. */
export const watchesOrders = (me: Session["user"]): boolean => me.roles.some((role) => role === "dispatcher" || role === "agent" || role === "supervisor");

/** Null when somebody has every order. */
export function useStuck(me: Session["user"]): Stuck | null {
  const desk = useDesk(watchesOrders(me)).data as { dispatch?: Stuck | null } | undefined;
  return desk?.dispatch && desk.dispatch.stuck > 0 ? desk.dispatch : null;
}
