import { call, withQuery, type Page } from "../shared/api";
import type { Found } from "../shared/screen";

/** The palette's few best of one kind for these words. */
export async function findThings(kind: "customers" | "sites" | "units", q: string, signal: AbortSignal): Promise<readonly Found[]> {
  type Row = { id: string; name: string; number?: string; city?: string; site?: { street: string; city: string } };
  const found = await call<Page<Row>>("GET", withQuery(`/api/${kind}`, { q, limit: 4 }), undefined, signal);
  return found.items.map(({ id, name, number, city, site }) => ({
    path: `/${kind}/${id}`,
    label: kind === "units" ? `${number} ${name}` : name,
    detail: [kind === "units" ? site?.street : number, site?.city ?? city].filter(Boolean).join(", "),
  }));
}
