import { useState } from "react";

/** One part of the board, such as what needs somebody now. */
export type Groups<Row> = readonly (readonly Row[])[];

export interface Kept<Row> {
  row: Row;
  /** It has left the board; what stands here is the last that was known of it. */
  gone: boolean;
}

interface Id {
  id: string;
}

/**
 * Keeps every row where somebody saw it, with its newest values. What came, went, or belongs elsewhere now is counted and
 * waits until somebody asks for it.
 */
export function keptStill<Row extends Id>(seen: Groups<Row>, now: Groups<Row>): { shown: Kept<Row>[][]; waiting: Row[] } {
  const newest = new Map(now.flat().map((row) => [row.id, row]));
  const before = new Map(seen.flatMap((rows, group) => rows.map((row, at) => [row.id, { group, at, row }] as const)));
  const shown = seen.map((rows) => rows.map((row) => ({ row: newest.get(row.id) ?? row, gone: !newest.has(row.id) })));
  const left = [...before.values()].filter(({ row }) => !newest.has(row.id)).map(({ row }) => row);
  const moved = now.flatMap((rows, group) => {
    const stayed = rows.filter(({ id }) => before.get(id)?.group === group);
    const inOrder = longestRising(stayed.map(({ id }) => before.get(id)?.at ?? 0));
    const still = new Set(stayed.filter((_, at) => inOrder.has(at)));
    return rows.filter((row) => !still.has(row));
  });
  return { shown, waiting: [...moved, ...left] };
}

/** Where the longest rising part of the numbers stands: the fewest others have moved. */
function longestRising(numbers: readonly number[]): Set<number> {
  const best: number[][] = [];
  numbers.forEach((number, at) => {
    const before = best.filter((_, earlier) => (numbers[earlier] ?? 0) < number).reduce<number[]>((most, each) => (each.length > most.length ? each : most), []);
    best.push([...before, at]);
  });
  return new Set(best.reduce((most, each) => (each.length > most.length ? each : most), []));
}

interface Still<Row> {
  shown: Kept<Row>[][];
  waiting: readonly Row[];
  showAll: () => void;
}

/**
 * Holds the board still while somebody reads it. A board on which nothing stood has nothing to hold.
 *
 * @param list which board it is; another one starts anew
 * @param settled false while the rows still belong to the board before
 */
export function useStillness<Row extends Id>(now: Groups<Row>, list: string, settled: boolean): Still<Row> {
  const [seen, setSeen] = useState<{ list: string | null; groups: Groups<Row> }>({ list: null, groups: [] });
  const startsAnew = settled && (seen.list !== list || (seen.groups.every((rows) => rows.length === 0) && now.some((rows) => rows.length > 0)));
  if (startsAnew) setSeen({ list, groups: now });
  const { shown, waiting } = keptStill(startsAnew || !settled ? now : seen.groups, now);
  return { shown, waiting, showAll: () => setSeen({ list, groups: now }) };
}
