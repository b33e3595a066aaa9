import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { call, withQuery } from "../shared/api";
import { language } from "../shared/preferences";
import { useStore } from "../shared/store";
import type { FoundCode, OpenedRequest, ProblemCode, Promised, Reported, RequestCard, RequestDraft } from "./types";

/** What can be done with a request besides saving it; every one carries a key, so that sending it twice does it once. */
export type Deed =
  | { verb: "raise"; key: string; authorisedBy?: string; untilHours?: boolean }
  | { verb: "link"; key: string; order: string; orderNumber: string }
  | { verb: "inform"; key: string }
  | { verb: "record"; key: string }
  | { verb: "park"; key: string; followUpAt: string; owner: string | null };

export const saveDraft = (id: string, draft: RequestDraft, signal?: AbortSignal) =>
  call<RequestCard>("PUT", `/api/requests/${id}/draft`, draft, signal);

export const send = (id: string, draft: RequestDraft, { verb, ...details }: Deed, signal?: AbortSignal) =>
  call<RequestCard>("POST", `/api/requests/${id}/${verb}`, { ...draft, ...details }, signal);

export const reopen = (id: string) => call<RequestCard>("POST", `/api/requests/${id}/reopen`, {});
export const giveTo = (id: string, owner: string) => call<RequestCard>("PUT", `/api/requests/${id}/owner`, { owner });
/** One that nobody rang about. */
export const withoutContact = () => call<RequestCard>("POST", "/api/requests", {});
export const anotherMatter = (contact: string) => call<RequestCard>("POST", `/api/contacts/${contact}/requests`, {});

/** Who asked is written down. */
export const showMedical = (id: string) => call<{ words: string }>("POST", `/api/requests/${id}/medical/show`);

export const useRequest = (id: string) =>
  useQuery({ queryKey: ["requests", id], queryFn: () => call<OpenedRequest>("GET", `/api/requests/${id}`) });

/** The eight best problem codes for these words, most used at this unit first. */
export function useCodes(q: string, unit: string | null, on: boolean) {
  const spoken = useStore(language);
  return useQuery({
    queryKey: ["problem-codes", "search", q, unit, spoken],
    queryFn: ({ signal }) => call<FoundCode[]>("GET", withQuery("/api/problem-codes", { q, unit, language: spoken }), undefined, signal),
    enabled: on,
    placeholderData: keepPreviousData,
  });
}

/** One code with its questions and its sentence; it seldom changes. */
export function useCode(code: string | null) {
  const spoken = useStore(language);
  return useQuery({
    queryKey: ["problem-codes", code, spoken],
    queryFn: () => call<ProblemCode>("GET", withQuery(`/api/problem-codes/${code}`, { language: spoken })),
    enabled: code !== null,
    staleTime: 600_000,
  });
}

export interface Place {
  unit: string | null;
  site: string | null;
}

/** Open orders that may be the same matter; asked once code and place are known. */
export function useReported(id: string, { unit, site }: Place, code: string | null, on: boolean) {
  return useQuery({
    queryKey: ["orders", "reported", id, unit, site, code],
    queryFn: ({ signal }) => call<Reported[]>("GET", withQuery(`/api/requests/${id}/reported`, { unit, site, code }), undefined, signal),
    enabled: on && code !== null && (unit ?? site) !== null,
  });
}

export function usePromise({ unit, site }: Place, code: string | null, urgency: number | null) {
  return useQuery({
    queryKey: ["orders", "promise", unit, site, code, urgency],
    queryFn: ({ signal }) => call<Promised>("GET", withQuery("/api/promise", { unit, site, code, urgency }), undefined, signal),
    enabled: code !== null && (unit ?? site) !== null,
    refetchInterval: 60_000,
  });
}
