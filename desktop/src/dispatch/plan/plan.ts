import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Named, OrderNumber } from "../../orders/types";
import { call, withQuery } from "../../shared/api";
import type { OrderState, Priority } from "../../shared/order";
import type { Hours } from "./hours";

/** Shapes of the plan in the API; times are ISO instants. */

/** One order of a technician. */
export interface Bar {
  order: OrderNumber;
  state: OrderState;
  priority: Priority;
  headline: string;
  street: string;
  city: string;
  /** They are being asked and have not answered. */
  offered: boolean;
  from: string;
  until: string;
  /** Nobody knows yet when it ends. */
  guessed: boolean;
  arrivesAt: string | null;
  onTheWayAt: string | null;
  onSiteAt: string | null;
  reportDueAt: string | null;
}

export interface Span {
  from: string;
  to: string;
}

/** Where somebody was last. */
export interface Seen {
  latitude: number;
  longitude: number;
  at: string;
}

export interface PlanRow {
  technician: Named;
  area: string;
  /** With which number they are asked now. */
  onCall: number | null;
  seen: Seen | null;
  away: Span[];
  turns: (Span & { area: string; rank: number })[];
  bars: Bar[];
}

export interface Plan {
  technicians: PlanRow[];
  all: number;
}

/** Asked again whenever something moves in dispatch; the hours before stay on the screen until the next ones are there. */
export const usePlan = (area: string, { from, until }: Hours, on: boolean) =>
  useQuery({
    queryKey: ["dispatch", "plan", area, from, until],
    queryFn: () => call<Plan>("GET", withQuery("/api/dispatch/plan", { area, from: new Date(from).toISOString(), until: new Date(until).toISOString() })),
    placeholderData: keepPreviousData,
    enabled: on,
  });
