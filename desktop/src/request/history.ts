import { useQuery } from "@tanstack/react-query";
import type { PastEvent } from "../contact/types";
import { call, withQuery, type Page } from "../shared/api";
import type { OrderState, Priority } from "../shared/order";

/** An order as the history of a lift tells it. */
export interface PastOrder {
  id: string;
  number: string;
  state: OrderState;
  priority: Priority;
  headline: string;
  technician: string | null;
  raisedAt: string;
}

export function useOrdersOf(unit: string | null) {
  return useQuery({
    queryKey: ["orders", "of", unit],
    queryFn: () => call<Page<PastOrder>>("GET", withQuery("/api/orders", { unit, limit: 20 })).then(({ items }) => items),
    enabled: unit !== null,
  });
}

export interface Event {
  key: string;
  at: string;
  past: PastEvent | null;
  order: PastOrder | null;
}

/** Calls and orders of one lift in one list, newest first. What was pushed with the call stands there until the orders themselves have come. */
export function merged(past: readonly PastEvent[], orders: readonly PastOrder[] | undefined): Event[] {
  const told = past.filter(({ kind }) => orders === undefined || kind !== "order");
  const events: Event[] = [
    ...told.map((each) => ({ key: `${each.at} ${each.contact ?? each.order?.id}`, at: each.at, past: each, order: null })),
    ...(orders ?? []).map((order) => ({ key: order.id, at: order.raisedAt, past: null, order })),
  ];
  return events.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}
