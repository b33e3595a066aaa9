import { useSyncExternalStore } from "react";

const query = typeof matchMedia === "function" ? matchMedia("(min-width: 1280px)") : null;

function watch(tell: () => void): () => void {
  query?.addEventListener("change", tell);
  return () => query?.removeEventListener("change", tell);
}

/** All three columns of the desk fit side by side; as in shell.css. */
export const useWide = (): boolean => useSyncExternalStore(watch, () => query?.matches ?? true);
