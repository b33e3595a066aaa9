import { Link } from "wouter";
import type { UnreachableTechnician } from "../orders/types";
import { dayAndTime, daysAgo, phone, timeToTheSecond } from "../shared/format";
import { Icon } from "../shared/icons";
import { EmptyState } from "../shared/parts/EmptyState";
import { nextOf } from "./nextOf";
import { words } from "./words";

/** Technicians whom no text reached, and what is done about their order. */
export function UnreachableTable({ rows, choose }: { rows: readonly UnreachableTechnician[]; choose: (order: string) => void }) {
  const t = words.use();
  if (rows.length === 0) return <EmptyState title={t.none.unreachable} />;
  return (
    <table>
      <caption className="unseen">{t.tabs.unreachable}</caption>
      <thead>
        <tr>
          {[t.technician, t.phone, t.order, t.tries, t.lastTry, t.nextStep].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ technician, phone: number, order, tries, lastAt, next }) => (
          <tr key={`${technician.id} ${order.id}`} onClick={() => choose(order.id)}>
            <td>
              <b>{technician.name}</b>
            </td>
            <td>
              <a className="btn s" href={`tel:${number}`}>
                <Icon name="phone" />
                {phone(number)}
              </a>
            </td>
            <td>
              <Link href={`/orders/${order.id}`} data-order={order.id} onFocus={() => choose(order.id)}>
                {order.number}
              </Link>
            </td>
            <td>{tries}</td>
            <td>{daysAgo(lastAt) === 0 ? timeToTheSecond(lastAt) : dayAndTime(lastAt)}</td>
            <td>{nextOf(next)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
