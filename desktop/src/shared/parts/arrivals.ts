import { useState } from "react";

/** Splits a list that is sorted newest first: what was there when it was opened, and how many have come since. */
export function splitArrivals<Row>(rows: readonly Row[], when: (row: Row) => number, seen: number): { shown: readonly Row[]; waiting: number } {
  const shown = rows.filter((row) => when(row) <= seen);
  return { shown, waiting: rows.length - shown.length };
}

interface Arrivals<Row> {
  shown: readonly Row[];
  waiting: number;
  showAll: () => void;
}

/**
 * Keeps a list still while somebody reads it: values change in place, new rows wait until they are asked for.
 * An empty list has nothing to keep still.
 *
 * @param list which list it is; another one starts anew
 * @param when in milliseconds; null for a list that need not be kept still
 * @param settled false while the rows still belong to the list before
 */
export function useArrivals<Row>(rows: readonly Row[], list: string, when: ((row: Row) => number) | null, settled: boolean): Arrivals<Row> {
  const [seen, setSeen] = useState({ list: "", newest: 0 });
  if (!when) return { shown: rows, waiting: 0, showAll: () => {} };
  const newest = rows[0] ? when(rows[0]) : 0;
  const isAnother = settled && (seen.list !== list || (seen.newest === 0 && newest > 0));
  if (isAnother) setSeen({ list, newest });
  const { shown, waiting } = splitArrivals(rows, when, isAnother || seen.list !== list ? newest : seen.newest);
  return { shown, waiting, showAll: () => setSeen({ list, newest }) };
}
