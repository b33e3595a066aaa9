interface Piece {
  from: string;
  until: string;
}

/**
 * In which line of its row each piece stands, so that none covers another: the first that is free when it begins.
 *
 * @param least in milliseconds: what is shorter is drawn as long, or nobody could see it
 */
export function lanes(pieces: readonly Piece[], least: number): { of: number[]; count: number } {
  const free: number[] = [];
  const of = pieces.map(({ from, until }) => {
    const begins = Date.parse(from);
    const found = free.findIndex((at) => at <= begins);
    const lane = found < 0 ? free.length : found;
    free[lane] = Math.max(Date.parse(until), begins + least);
    return lane;
  });
  return { of, count: Math.max(1, free.length) };
}
