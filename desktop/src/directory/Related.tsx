import { Link } from "wouter";
import { withQuery } from "../shared/api";
import { Card } from "../shared/parts/Card";
import { DataTable, type Column } from "../shared/parts/DataTable";
import { fill } from "../shared/wording";
import { useMayEdit } from "./mayEdit";
import type { Thing } from "./thing";
import { words } from "./words";

interface RelatedProps<Row extends { id: string }> {
  thing: Pick<Thing<never>, "topic" | "path" | "page" | "icon">;
  /** Whose they are. */
  query: Record<string, string>;
  title: string;
  columns: readonly Column<Row>[];
  add: string;
  empty: string;
}

/** The things of another kind that belong to the one on the page. */
export function Related<Row extends { id: string }>({ thing, query, title, columns, add, empty }: RelatedProps<Row>) {
  const t = words.use();
  const mayEdit = useMayEdit();
  return (
    <Card
      title={title}
      icon={thing.icon}
      className="related"
      aside={mayEdit && <Link className="btn s" href={withQuery(`${thing.page}/new`, query)}>{add}</Link>}
    >
      <DataTable<Row>
        caption={fill(t.listOf, { what: title })}
        topic={thing.topic}
        path={thing.path}
        query={query}
        columns={columns}
        id={({ id }) => id}
        href={({ id }) => `${thing.page}/${id}`}
        search={false}
        empty={<p className="t2">{empty}</p>}
      />
    </Card>
  );
}
