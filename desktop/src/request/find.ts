import { call, withQuery, type Page } from "../shared/api";
import type { Found } from "../shared/screen";
import { summaryOf } from "./MyRequests";
import type { RequestRow } from "./types";

/** The palette's few best requests for these words. */
export async function findRequests(q: string, signal: AbortSignal): Promise<readonly Found[]> {
  const found = await call<Page<RequestRow>>("GET", withQuery("/api/requests", { list: "all", q, limit: 4 }), undefined, signal);
  return found.items.map((row) => ({
    path: `/requests/${row.id}`,
    label: `${row.number} ${summaryOf(row)}`.trim(),
    detail: row.unitName ?? row.siteName ?? row.callerName ?? "",
  }));
}
