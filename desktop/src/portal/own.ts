import { call } from "../shared/api";
import type { Line, OrderState } from "../shared/order";
import type { words } from "../shared/words";

/** An order as its customer is shown it. Times are ISO instants. */
export interface OwnOrder {
  id: string;
  number: string;
  problem: string;
  state: OrderState;
  calledAt: string;
  arrivesAt: string | null;
  closedAt: string | null;
  line: Line;
}

export interface OwnUnit {
  id: string;
  number: string;
  name: string;
  position: string;
  kind: keyof ReturnType<typeof words.now>["unitKinds"];
  customersNumber: string;
  site: { id: string; name: string; street: string; city: string };
  /** The orders that are not over, the newest first. */
  open: readonly OwnOrder[];
}

export const getOwnUnit = (id: string) => call<OwnUnit>("GET", `/api/portal/units/${id}`);

/** How often what is shown is asked for again, in milliseconds. */
export const freshMs = 10_000;
