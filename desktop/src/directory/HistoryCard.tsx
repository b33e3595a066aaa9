import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { call, withQuery, type Page } from "../shared/api";
import { dayAndTime } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import { words as shared } from "../shared/words";
import type { Field } from "./fields";
import { actOf, sentences, type ChangeRow } from "./told";
import { words } from "./words";

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
