import { useQuery } from "@tanstack/react-query";
import type { UnitCard } from "../contact/types";
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
  contact: UnitCard["history"][number] | null;
  order: PastOrder | null;
}

/** Calls and orders of one lift in one list, newest first. */
export function merged(contacts: UnitCard["history"], orders: readonly PastOrder[]): Event[] {
  const events = [
    ...contacts.map((contact) => ({ key: `${contact.at} ${contact.contact}`, at: contact.at, contact, order: null })),
    ...orders.map((order) => ({ key: order.id, at: order.raisedAt, contact: null, order })),
  ];
  return events.sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

const thirtyDays = 30 * 86_400_000;

/** Faults are orders that nobody planned and that were not taken back. */
export const faultsLately = (orders: readonly PastOrder[], now: number): number =>
  orders.filter(({ raisedAt, priority, state }) => priority < 4 && state !== "cancelled" && now - Date.parse(raisedAt) < thirtyDays).length;
