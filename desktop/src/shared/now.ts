import { useSyncExternalStore } from "react";

/** One tick a second for every running timer, so that they all change together. */
const watchers = new Set<() => void>();
let now = Date.now();
let ticking: ReturnType<typeof setInterval> | undefined;

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  ticking ??= setInterval(() => {
    now = Date.now();
    watchers.forEach((each) => each());
  }, 1000);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

/** Now in milliseconds, renewed every second. */
export const useNow = (): number => useSyncExternalStore(watch, () => now);

const minute = 60_000;

/** The beginning of this minute, for what need not be drawn anew every second. */
export const useMinute = (): number => useSyncExternalStore(watch, () => now - (now % minute));

/** Whole seconds since then; 0 for nothing, and never below 0 when two clocks differ. */
export function useSecondsSince(when: string | number | null | undefined): number {
  const tick = useNow();
  return when ? Math.max(0, Math.floor((tick - new Date(when).getTime()) / 1000)) : 0;
}
