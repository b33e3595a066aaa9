import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { call, withQuery, type Page } from "../shared/api";
import { date, dayAndTime } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import { words as shared } from "../shared/words";
import type { Field, Named, Value } from "./fields";
import { shown } from "./shown";
import type { Words } from "./thing";
import { words } from "./words";

interface ChangeRow {
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

interface HistoryProps {
  /** Of whatever it is the history of. */
  path: string;
  topic: string;
  id: string;
  fields: readonly Field[];
}

/** Who changed what, when, and from what to what; closed until somebody wants to know. */
export function HistoryCard(props: HistoryProps) {
  const t = words.use();
  const [isOpen, setOpen] = useState(false);
  return (
    <Card
      title={t.history}
      icon="clock"
      aside={
        <Button className="btn s quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? shared.now().close : t.showHistory}
        </Button>
      }
    >
      {isOpen ? <Changes {...props} /> : <p className="t2">{t.historyHelp}</p>}
    </Card>
  );
}

/** The changes themselves, the latest first. */
export function Changes({ path, topic, id, fields }: HistoryProps) {
  const t = words.use();
  const list = useInfiniteQuery({
    queryKey: [topic, id, "history", path],
    queryFn: ({ pageParam, signal }) => call<Page<ChangeRow>>("GET", withQuery(`${path}/history`, { after: pageParam, limit: 20 }), undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <RefusalNotice of={list.error} />
      {list.isPending && <Skeleton rows={4} />}
      {list.isSuccess && rows.length === 0 && <p className="t2">{t.noHistory}</p>}
      <ol className="changes">
        {rows.map((row) => (
          <li key={row.id}>
            <div className="row wrap">
              <b className="sp">{actOf(row.kind, t)}</b>
              <span className="meta">{row.by ? row.by.name : t.theProgram}</span>
              <time className="meta nw" dateTime={row.at}>
                {dayAndTime(row.at)}
              </time>
            </div>
            {row.asOf && <div className="meta">{fill(t.countsFrom, { time: dayAndTime(row.asOf) })}</div>}
            <ul className="dense">
              {sentences(row, fields, t).map(([name, sentence]) => (
                <li key={name}>{sentence}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      {list.hasNextPage && (
        <Button className="btn s" aria-busy={list.isFetchingNextPage} onPress={() => list.isFetchingNextPage || void list.fetchNextPage()}>
          {shared.now().showMore}
        </Button>
      )}
    </>
  );
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
  [/-changed$/, "changed"],
];

export function actOf(kind: string, t: Words): string {
  const act = t.acts[endings.find(([ending]) => ending.test(kind))?.[1] ?? "other"];
  return kind.startsWith("person-") ? `${t.person}: ${act}` : act;
}

/** Each field that this program knows, in the words of its form. A removed thing needs its name only. */
function sentences({ kind, fields: moved }: ChangeRow, fields: readonly Field[], t: Words): [string, string][] {
  const place = (name: string) => fields.findIndex((each) => each.name === name);
  return moved.toSorted((one, other) => place(one.field) - place(other.field)).flatMap(({ field: name, before, after }): [string, string][] => {
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

/** What a plan says besides the fields of the form. */
function plannedField(name: string, t: Words): Field | undefined {
  if (name === "day") return { as: "date", name, label: t.firstDay };
  if (name === "leavesOn") return { as: "date", name, label: t.leaves };
  if (name === "customer") return { as: "thing", name, label: t.customer, path: "", topic: "" };
  if (name === "site") return { as: "thing", name, label: t.site, path: "", topic: "" };
  if (name === "agreement") return { as: "thing", name, label: t.agreement, path: "", topic: "" };
  return undefined;
}
