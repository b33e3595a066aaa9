/** A form as a value: what there is to fill in. The same list draws the form, the facts and what two people changed at once. */

export interface Named {
  id: string;
  name: string;
}

export type Value = string | number | boolean | null | Named | readonly string[];
export type Values = Readonly<Record<string, Value>>;

export interface Choice {
  value: string;
  label: string;
}

/** Words by their value, as a list to choose from. */
export const choicesOf = (words: Readonly<Record<string, string>>): Choice[] => Object.entries(words).map(([value, label]) => ({ value, label }));

export type Field = {
  name: string;
  label: string;
  hint?: string;
  needed?: boolean;
  /** Heading of the fields in a row that have it too. */
  group?: string;
  /** Not asked for while this says no. */
  onlyIf?: (values: Values) => boolean;
} & (
  | { as: "text"; type?: "tel" | "email"; rows?: number }
  | { as: "date" }
  | { as: "hours" }
  /** `kept` says how many of what is kept make one of what is written: 60 for hours that are kept in minutes. */
  | { as: "number"; min: number; max: number; unit?: string; kept?: number; decimals?: number }
  | { as: "choice"; choices: readonly Choice[]; empty?: string }
  | { as: "switch"; yes: string; no: string }
  | { as: "lines"; type: "tel" | "email"; add: string; remove: string }
  | { as: "thing"; path: string; topic: string }
);

export const isNamed = (value: Value | undefined): value is Named => typeof value === "object" && value !== null && "id" in value;

/** What the server is sent: things by their id, nothing for what was left empty, and `urgent.hours` as the hours of `urgent`. */
export function bodyOf(values: Values): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const path = name.split(".");
    const last = path.pop() ?? name;
    const place = path.reduce<Record<string, unknown>>((within, part) => (within[part] ??= {}) as Record<string, unknown>, body);
    place[last] = isNamed(value) ? value.id : value === "" ? null : value;
  }
  return body;
}

/** Fields in a row under their common heading; those without one stay by themselves. */
export function inGroups(fields: readonly Field[]): { group: string | undefined; members: Field[] }[] {
  const groups: { group: string | undefined; members: Field[] }[] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (last && last.group === field.group) last.members.push(field);
    else groups.push({ group: field.group, members: [field] });
  }
  return groups;
}
