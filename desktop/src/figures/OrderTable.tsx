import type { ReactNode } from "react";
import { Link } from "wouter";
import { dayAndTime } from "../shared/format";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { priorityOf } from "../orders/timeline";
import { standsSaid, words } from "./words";

interface Row {
  order: string;
  number: string;
  area: string;
  technician: string | null;
  stands: string;
  urgency: number;
  raisedAt: string;
  dueAt: string | null;
}

interface OrderTableProps<Each extends Row> {
  caption: string;
  rows: readonly Each[];
  /** One more column, at the end. */
  more: string;
  of: (row: Each) => ReactNode;
}

/** The orders behind a number, each a link to its page; what is past its promise is said in words and colour. */
export function OrderTable<Each extends Row>({ caption, rows, more, of }: OrderTableProps<Each>) {
  const t = words.use();
  const now = Date.now();
  return (
    <table className="behind">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {[t.order, t.area, t.technician, t.state, t.raised, t.due, more].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.order}>
            <td className="nw">
              <PriorityMark of={priorityOf(row.urgency)} />{" "}
              <Link className="drill" href={`/orders/${row.order}`}>
                {row.number}
              </Link>
            </td>
            <td>{row.area}</td>
            <td>{row.technician ?? t.nobody}</td>
            <td>{standsSaid(row.stands)}</td>
            <td className="nw">{dayAndTime(row.raisedAt)}</td>
            <td className={row.dueAt && Date.parse(row.dueAt) < now ? "nw high" : "nw"}>{row.dueAt ? dayAndTime(row.dueAt) : "–"}</td>
            <td>{of(row)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
