/** An object of the server as a form edits it. */
export interface Kept<Values> {
  values: Values;
  version: number;
}

export interface Rebased<Values> {
  values: Values;
  /** Fields that only the other person changed; theirs stand in `values`. */
  taken: (keyof Values)[];
  /** Fields that both changed, differently; mine stand in `values`. */
  clashes: (keyof Values)[];
}

export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Lays my changes upon what somebody else kept meanwhile, field by field; `base` is what both of us started from. */
export function rebase<Values extends object>(base: Values, mine: Values, theirs: Values): Rebased<Values> {
  const fields = Object.keys(theirs) as (keyof Values)[];
  const moved = fields.filter((field) => !same(base[field], theirs[field]) && !same(mine[field], theirs[field]));
  const taken = moved.filter((field) => same(base[field], mine[field]));
  const values = { ...mine };
  for (const field of taken) values[field] = theirs[field];
  return { values, taken, clashes: moved.filter((field) => !taken.includes(field)) };
}
