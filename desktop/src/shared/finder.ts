import { call, withQuery } from "./api";

/** Something that may have been meant, best first. */
export interface Meant {
  kind: "unit" | "site" | "customer" | "person" | "order" | "request" | "contact";
  id: string;
  /** Whose it is: a person's customer, a unit's site. */
  of: string | null;
  number: string | null;
  name: string;
  detail: string;
  /** 2 with an open alarm, 1 with an open order. */
  heat: number;
}

/** What somebody typed, in any order, script and spelling. */
export const meant = (q: string, only: { kinds?: "unit" | "site" | "customer"; limit?: number }, signal: AbortSignal): Promise<readonly Meant[]> =>
  call<{ items: readonly Meant[] }>("GET", withQuery("/api/search", { q, ...only }), undefined, signal).then(({ items }) => items);
