import { date } from "../shared/format";
import { fill } from "../shared/wording";
import { isNamed, type Field, type Named, type Value } from "./fields";
import { shown } from "./shown";
import type { Words } from "./thing";

/** One entry of a history, as the server tells it. */
export interface ChangeRow {
  id: string;
  subject: string;
  at: string;
  /** When it counts from, where that is not when it was written. */
  asOf: string | null;
  kind: string;
  /** Null when the program did it. */
  by: Named | null;
  fields: { field: string; before: Value; after: Value }[];
}

/** By how an event is called; what a newer server calls otherwise is a change all the same. */
const endings: readonly [RegExp, keyof Words["acts"]][] = [
  [/^planned-change-cancelled$/, "cancelled"],
  [/^change-planned$/, "planned"],
  [/^person-leaving-planned$/, "leavingPlanned"],
  [/^person-leaving-cancelled$/, "leavingCancelled"],
  [/^key-code-shown$/, "codeShown"],
  [/^key-code-changed$/, "codeChanged"],
  [/^equipment-replaced$/, "replaced"],
  [/-added$/, "added"],
  [/-removed$/, "removed"],
  [/-merged$/, "merged"],
  [/-merged-into$/, "mergedInto"],
  [/-unmerged$/, "unmerged"],
  [/-changed$/, "changed"],
];

export function actOf(kind: string, t: Words): string {
  const act = t.acts[endings.find(([ending]) => ending.test(kind))?.[1] ?? "other"];
  return kind.startsWith("person-") ? `${t.person}: ${act}` : act;
}

type Part = ChangeRow["fields"][number];

/** What holds parts of its own, such as the terms of one level, as `urgent.hours`. */
function apart({ field, before, after }: Part): Part[] {
  const [was, is] = [partsOf(before), partsOf(after)];
  if (!was && !is) return [{ field, before, after }];
  const names = [...new Set([...Object.keys(is ?? {}), ...Object.keys(was ?? {})])];
  return names.flatMap((name) => apart({ field: `${field}.${name}`, before: was?.[name] ?? null, after: is?.[name] ?? null }));
}

const partsOf = (value: Value): Record<string, Value> | null =>
  value !== null && typeof value === "object" && !Array.isArray(value) && !isNamed(value) ? (value as unknown as Record<string, Value>) : null;

/** Each field that this program knows, in the words of its form. A removed thing needs its name only. */
export function sentences({ kind, fields: moved }: Pick<ChangeRow, "kind" | "fields">, fields: readonly Field[], t: Words): [string, string][] {
  const place = (name: string) => fields.findIndex((each) => each.name === name);
  return moved.flatMap(apart).toSorted((one, other) => place(one.field) - place(other.field)).flatMap(({ field: name, before, after }): [string, string][] => {
    const field = fields.find((each) => each.name === name) ?? plannedField(name, t);
    if (!field || (kind.endsWith("-removed") && name !== "name")) return [];
    const was = text(field, before);
    const is = text(field, after);
    if (kind.endsWith("-removed")) return [[name, fill(t.setTo, { field: labelOf(field), after: was })]];
    if (was === is) return [];
    return [[name, was ? fill(t.fromTo, { field: labelOf(field), before: was, after: is || t.nothing }) : fill(t.setTo, { field: labelOf(field), after: is })]];
  });
}

/** A field of a part of it, such as `urgent.hours`, under the heading of that part. */
const labelOf = ({ name, label, group }: Field) => (name.includes(".") && group ? `${group}: ${label}` : label);

const text = (field: Field, value: Value) => {
  if (field.as === "date" && typeof value === "string") return date(value);
  return shown(field, field.as === "number" && field.kept !== undefined && typeof value === "number" ? value / field.kept : value);
};

/** What a plan or a merge says besides the fields of the form. */
function plannedField(name: string, t: Words): Field | undefined {
  if (name === "day") return { as: "date", name, label: t.firstDay };
  if (name === "mergedFrom") return { as: "text", name, label: t.mergedFrom };
  if (name === "mergedInto") return { as: "text", name, label: t.mergedInto };
  if (name === "leavesOn") return { as: "date", name, label: t.leaves };
  if (name === "customer") return { as: "thing", name, label: t.customer, path: "", topic: "" };
  if (name === "site") return { as: "thing", name, label: t.site, path: "", topic: "" };
  if (name === "agreement") return { as: "thing", name, label: t.agreement, path: "", topic: "" };
  return undefined;
}
