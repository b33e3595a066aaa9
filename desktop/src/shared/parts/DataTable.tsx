import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue, useState, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { call, withQuery, type Page } from "../api";
import { Icon } from "../icons";
import { RefusalNotice } from "../refused";
import { words } from "../words";
import { Skeleton } from "./Skeleton";

export interface Column<Row> {
  title: string;
  of: (row: Row) => ReactNode;
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
  search?: boolean;
  /** Shown when there is nothing at all. */
  empty: ReactNode;
  /** Right of the search field. */
  aside?: ReactNode;
}

/** A list from the server: searched there, fetched page by page, asked again by itself when its topic changes. */
export function DataTable<Row>({ caption, topic, path, query = {}, columns, id, href, search = true, empty, aside }: DataTableProps<Row>) {
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
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
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
          <span className="sp" />
          {aside}
        </div>
      )}
      <RefusalNotice of={list.error} />
      {list.isPending && <Skeleton rows={6} />}
      {list.isSuccess && rows.length === 0 && (q ? <p className="empty t2">{t.nothingFound}</p> : empty)}
      {rows.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
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
                <tr key={id(row)}>
                  {columns.map((column, at) => (
                    <td key={column.title} className={column.right ? "r" : ""}>
                      {at === 0 && href ? <Link href={href(row)}>{column.of(row)}</Link> : column.of(row)}
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
