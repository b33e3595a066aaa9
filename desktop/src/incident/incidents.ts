import type { OrderRow } from "../orders/types";
import { call, type Page } from "../shared/api";
import type { Language } from "../shared/preferences";

interface Named {
  id: string;
  name: string;
}

/** What callers are told, by language. */
export type Told = Partial<Record<Language, string>>;

export interface Incident {
  id: string;
  number: string;
  title: string;
  areas: string[];
  /** Empty while callers are told nothing. */
  words: Told;
  declaredBy: Named | null;
  declaredAt: string;
  endedBy: Named | null;
  endedAt: string | null;
  orders: number;
  open: number;
  /** Orders in which people are trapped. */
  inside: number;
}

export interface Entry {
  at: string;
  by: Named | null;
  kind: "declared" | "said" | "linked" | "unlinked" | "ended";
  data: { note?: string; words?: Told; number?: string; order?: string };
}

export interface Whole {
  incident: Incident;
  orders: OrderRow[];
  log: Entry[];
}

export const openIncidents = { queryKey: ["incidents", "open"], queryFn: () => call<Page<Incident>>("GET", "/api/incidents/open") };

export const wholeIncident = (id: string) => ({ queryKey: ["incidents", id], queryFn: () => call<Whole>("GET", `/api/incidents/${id}`) });
