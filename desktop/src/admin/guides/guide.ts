import type { Guide, GuideState } from "../../alarm/procedure/procedure";
import { call } from "../../shared/api";

/** One version of a guide of the safety department; times are ISO instants. */
export interface GuideVersion {
  id: string;
  /** Two letters; null is every country. */
  country: string | null;
  /** A kind of unit; null is every kind. */
  equipment: string | null;
  version: number;
  state: GuideState;
  guide: Guide;
  /** Null for the one that comes with the program. */
  writtenBy: { id: string; name: string } | null;
  writtenAt: string;
  approvedBy: { id: string; name: string } | null;
  approvedAt: string | null;
  revision: number;
}

export const allGuides = { queryKey: ["guides"], queryFn: () => call<GuideVersion[]>("GET", "/api/guides") };

export const draftOf = (id: string, country: string, equipment: string) => call<GuideVersion>("POST", `/api/guides/${id}/draft`, { country, equipment });
export const save = ({ id, revision }: GuideVersion, guide: Guide) => call<GuideVersion>("PUT", `/api/guides/${id}`, { guide, revision });
export const approve = (id: string) => call<GuideVersion>("POST", `/api/guides/${id}/approve`);
export const remove = (id: string) => call("DELETE", `/api/guides/${id}`);

type Place = readonly (string | number)[];

/** The same with something else at this place; everything beside it stays what it was. */
export function put<Whole>(whole: Whole, [first, ...rest]: Place, value: unknown): Whole {
  if (first === undefined) return value as Whole;
  const inner = (whole as Record<string | number, unknown>)[first];
  const changed = put(inner ?? {}, rest, value);
  return (Array.isArray(whole) ? whole.map((each: unknown, at) => (at === first ? changed : each)) : { ...whole, [first]: changed }) as Whole;
}
