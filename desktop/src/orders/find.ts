import { call, withQuery, type Page } from "../shared/api";
import type { Found } from "../shared/screen";
import type { OrderRow } from "./types";
import { placeOf } from "./Where";

/** The palette's few best work orders for these words. */
export async function findOrders(q: string, signal: AbortSignal): Promise<readonly Found[]> {
  const found = await call<Page<OrderRow>>("GET", withQuery("/api/orders", { q, limit: 4 }), undefined, signal);
  return found.items.map((row) => ({ path: `/orders/${row.id}`, label: `${row.number} ${row.headline}`, detail: placeOf(row) }));
}
