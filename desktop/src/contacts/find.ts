import type { ContactRow } from "../contact/types";
import { call, withQuery, type Page } from "../shared/api";
import type { Found } from "../shared/screen";
import { whoRang } from "./whoRang";

/** The palette's few best calls for these words. */
export async function findCalls(q: string, signal: AbortSignal): Promise<readonly Found[]> {
  const found = await call<Page<ContactRow>>("GET", withQuery("/api/contacts", { q, limit: 4 }), undefined, signal);
  return found.items.map((row) => ({ path: `/contacts/${row.id}`, label: `${row.number} ${whoRang(row)}`, detail: row.queue }));
}
