import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import type { Kept } from "./rebase";

/** Changes that somebody has typed and the server does not know yet. */
export interface Unsaved<Values> {
  base: Kept<Values>;
  values: Values;
  /** What the form was headed with; without one no list leads back to it. */
  title: string;
}

export interface UnsavedForm {
  place: string;
  title: string;
}

const all = "unsaved";

export const isUnsaved = (cache: QueryClient, place: string): boolean => cache.getQueryData([all, place]) !== undefined;

/** The forms whose place begins like this. */
export const unsavedBelow = (cache: QueryClient, start: string): UnsavedForm[] =>
  cache
    .getQueryCache()
    .findAll({ queryKey: [all] })
    .map(({ queryKey, state }) => ({ place: String(queryKey[1]), title: (state.data as Unsaved<unknown> | undefined)?.title ?? "" }))
    .filter(({ place }) => place.startsWith(start));

/** Every form with a title that holds unsaved changes, to lead back to it. */
export function useUnsavedForms(): UnsavedForm[] {
  const cache = useQueryClient();
  const watch = useCallback(
    (tell: () => void) =>
      cache.getQueryCache().subscribe(({ query }) => {
        if (query.queryKey[0] === all) tell();
      }),
    [cache],
  );
  const found = useSyncExternalStore(watch, () => JSON.stringify(unsavedBelow(cache, "").filter(({ title }) => title !== "")));
  return JSON.parse(found) as UnsavedForm[];
}

/** Keeps the changes of one form over a change of page; in memory only, because a form may hold a secret. */
export function useUnsaved<Values>(place: string) {
  const cache = useQueryClient();
  const key = [all, place];
  const latest = useRef<Unsaved<Values> | undefined>(undefined);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => latest.current && event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, []);
  useEffect(() => {
    cache.setQueryDefaults([all], { gcTime: Infinity });
    if (latest.current) cache.setQueryData(key, latest.current);
    else cache.removeQueries({ queryKey: key });
  });
  return {
    found: () => cache.getQueryData<Unsaved<Values>>(key),
    keep: (unsaved: Unsaved<Values> | undefined) => {
      latest.current = unsaved;
    },
    /** At once, because a form that has made something new may be gone before its next effect. */
    forget: () => cache.removeQueries({ queryKey: key }),
  };
}
