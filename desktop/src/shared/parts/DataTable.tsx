import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useRef, useState, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { ActionButton, useActions, type Action } from "../actions";
import { call, withQuery, type Page } from "../api";
import { Icon } from "../icons";
import { RefusalNotice } from "../refused";
import { count } from "../wording";
import { words } from "../words";
import { useArrivals } from "./arrivals";
import { useRowKeys } from "./rowKeys";
import { Skeleton } from "./Skeleton";

export interface Column<Row> {
  title: string;
  /** @param asOf when the server said so, in milliseconds */
  of: (row: Row, asOf: number) => ReactNode;
  /** Numbers stand right. */
  right?: boolean;
  width?: string;
}

interface DataTableProps<Row> {
  /** Read by screen readers, not drawn. */
  caption: string;
  /** First part is the live topic: `["units"]`. */
  topic: string;
  /** Answers `{items, next}` to `?q=&after=`. */
  path: string;
  query?: Record<string, string | undefined>;
  columns: readonly Column<Row>[];
  id: (row: Row) => string;
  /** Where the row leads; the first column becomes the link. */
  href?: (row: Row) => string;
  /** How a row looks that must be seen among others. */
  rowClass?: (row: Row) => string;
  /** False for a list that is only a part of its page: no search, and J and K leave it alone. */
  search?: boolean;
  /** J and K go through the rows also where nothing is searched. */
  rowKeys?: boolean;
  /** Shown when there is nothing at all. */
  empty: ReactNode;
  /** Right of the search field. */
  aside?: ReactNode;
  /** For a list that is sorted newest first by this, in milliseconds: new rows wait behind a counter until somebody asks for them. */
  newest?: (row: Row) => number;
}

interface Waiting {
  waiting: number;
  showAll: () => void;
}

const showWaiting: Action<Waiting> = {
  id: "list.show-waiting",
  label: ({ waiting }) => count(words.now().newRows, waiting),
  shortcut: ".",
  possible: ({ waiting }) => waiting > 0,
  run: ({ showAll }) => showAll(),
};
const actions = [showWaiting] as const;

/** A list from the server: searched there, fetched page by page, asked again by itself when its topic changes. */
export function DataTable<Row>({ caption, topic, path, query = {}, columns, id, href, rowClass, search = true, rowKeys = search, empty, aside, newest }: DataTableProps<Row>) {
  const t = words.use();
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const list = useInfiniteQuery({
    queryKey: [topic, "list", path, query, q],
    queryFn: ({ pageParam, signal }) => call<Page<Row>>("GET", withQuery(path, { ...query, q, after: pageParam }), undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
  const all = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { shown: rows, waiting, showAll } = useArrivals(all, JSON.stringify([query, q]), newest ?? null, list.isSuccess && !list.isPlaceholderData);
  const region = useRef<HTMLDivElement>(null);
  const on = { waiting, showAll };
  useActions(actions, on);
  useRowKeys(region, rowKeys && href !== undefined);
  return (
    <div className="list">
      {(search || aside) && (
        <div className="row tools">
          {search && (
            <label className="inp find">
              <Icon name="search" />
              <input type="search" aria-label={t.search} placeholder={t.search} value={text} onChange={(event) => setText(event.target.value)} />
            </label>
          )}
          <span className="sp" role="status">
            <ActionButton action={showWaiting} on={on} small />
          </span>
          {aside}
        </div>
      )}
      <RefusalNotice of={list.error} />
      {list.isPending && <Skeleton rows={6} />}
      {list.isSuccess && rows.length === 0 && (q ? <p className="empty t2">{t.nothingFound}</p> : empty)}
      {rows.length > 0 && (
        <div className="scroll" ref={region} tabIndex={0} role="region" aria-label={caption}>
          <table>
            <caption className="unseen">{caption}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.title} scope="col" className={column.right ? "r" : ""} style={{ width: column.width }}>
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={id(row)} className={rowClass?.(row) ?? ""}>
                  {columns.map((column, at) => (
                    <td key={column.title} className={column.right ? "r" : ""}>
                      {at === 0 && href ? <Link href={href(row)}>{column.of(row, list.dataUpdatedAt)}</Link> : column.of(row, list.dataUpdatedAt)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {list.hasNextPage && (
            <Button className="btn more" aria-busy={list.isFetchingNextPage} onPress={() => list.isFetchingNextPage || void list.fetchNextPage()}>
              {t.showMore}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
