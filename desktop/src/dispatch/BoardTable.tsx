import type { MouseEvent, ReactNode } from "react";
import { Link } from "wouter";
import { alarmOf, shownState, WhoAndNext } from "../orders/WhoAndNext";
import type { OrderRow } from "../orders/types";
import { Where } from "../orders/Where";
import { words as orderWords } from "../orders/words";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { PromiseBar } from "../shared/parts/PromiseBar";
import { RepeatMark } from "../shared/parts/RepeatNote";
import { Status } from "../shared/parts/Status";
import { MiniLine } from "../shared/parts/TheLine";
import { isOver } from "../shared/order";
import type { Kept } from "./stillness";
import { words } from "./words";

export interface Group {
  title: string | null;
  /** How many, and by which rule they are sorted. */
  more?: string;
  rows: readonly Kept<OrderRow>[];
}

interface BoardTableProps {
  caption: string;
  groups: readonly Group[];
  chosen: string | null;
  choose: (order: string) => void;
  asOf: number;
  empty: ReactNode;
}

/** The orders by group, in the order of the rule. The place of an order is a link to its page; a row that has the focus is chosen. */
export function BoardTable({ caption, groups, chosen, choose, asOf, empty }: BoardTableProps) {
  const t = orderWords.use();
  if (groups.every(({ rows }) => rows.length === 0)) return <>{empty}</>;
  return (
    <table className="board">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.priority}</th>
          <th scope="col">{t.ageAndPromise}</th>
          <th scope="col">{t.whereAndWhat}</th>
          <th scope="col">{t.status}</th>
          <th scope="col">{t.technicianAndNext}</th>
        </tr>
      </thead>
      {groups.map(({ title, more, rows }) => (
        <tbody key={title}>
          {title && (
            <tr className="group">
              <th colSpan={5} scope="rowgroup">
                <b>{title}</b> <span className="meta">{more}</span>
              </th>
            </tr>
          )}
          {rows.map(({ row, gone }) => (
            <Row key={row.id} row={row} gone={gone} chosen={row.id === chosen} choose={choose} asOf={asOf} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface RowProps {
  row: OrderRow;
  gone: boolean;
  chosen: boolean;
  choose: (order: string) => void;
  asOf: number;
}

function Row({ row, gone, chosen, choose, asOf }: RowProps) {
  const t = words.use();
  const look = [chosen && "chosen", gone && "gone", row.priority === 1 && !isOver(row.state) && "trapped"].filter(Boolean).join(" ");
  return (
    <tr className={look} onClick={() => choose(row.id)} {...(chosen ? { "aria-current": true } : {})}>
      <td>
        <PriorityMark of={row.priority} /> <RepeatMark of={row.repeat} />
      </td>
      <td>
        <PromiseBar raisedAt={row.raisedAt} dueAt={row.dueAt} share={row.share} state={row.state} asOf={asOf} />
      </td>
      <td className="where">
        <Link href={`/orders/${row.id}`} data-order={row.id} onFocus={() => choose(row.id)} onClick={choosesOnly}>
          <Where row={row} />
        </Link>
      </td>
      <td>
        <Status of={shownState(row)} />
        <MiniLine line={row.line} alarm={alarmOf(row)} />
      </td>
      <td className="who">{gone ? <span className="meta">{t.gone}</span> : <WhoAndNext row={row} />}</td>
    </tr>
  );
}

/** A press of the pointer chooses the row; Enter, a new tab or a second click opens the page. */
function choosesOnly(event: MouseEvent) {
  if (event.detail === 1) event.preventDefault();
}
