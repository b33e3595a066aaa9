import { Link } from "wouter";
import type { UnreachableTechnician, UnreachedOrder } from "../orders/types";
import { placeOf } from "../orders/Where";
import { words as orderWords } from "../orders/words";
import { dayAndTime, daysAgo, phone, timeToTheSecond } from "../shared/format";
import { Icon } from "../shared/icons";
import { EmptyState } from "../shared/parts/EmptyState";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { nextOf } from "./nextOf";
import { RemedyButton, WhyUnreached } from "./Remedy";
import { words } from "./words";

interface UnreachableTableProps {
  orders: readonly UnreachedOrder[];
  rows: readonly UnreachableTechnician[];
  choose: (order: string) => void;
}

/** Orders that reach nobody with what may help, then technicians whom nothing reached and what is done about their order. */
export function UnreachableTable({ orders, rows, choose }: UnreachableTableProps) {
  const t = words.use();
  if (orders.length + rows.length === 0) return <EmptyState title={t.none.unreachable} />;
  return (
    <>
      {orders.length > 0 && <UnreachedOrders rows={orders} choose={choose} />}
      {rows.length > 0 && <SilentPeople rows={rows} choose={choose} />}
    </>
  );
}

function UnreachedOrders({ rows, choose }: { rows: readonly UnreachedOrder[]; choose: (order: string) => void }) {
  const t = words.use();
  const of = orderWords.use();
  return (
    <table>
      <caption className="unseen">{t.unreachedOrders}</caption>
      <thead>
        <tr>
          {[of.priority, t.order, of.whereAndWhat, t.why, t.nextStep].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((order) => (
          <tr key={order.id} onClick={() => choose(order.id)}>
            <td>
              <PriorityMark of={order.priority} />
            </td>
            <td>
              <Link href={`/orders/${order.id}`} data-order={order.id} onFocus={() => choose(order.id)}>
                {order.number}
              </Link>
            </td>
            <td>{placeOf(order)}</td>
            <td>
              <WhyUnreached of={order} />
            </td>
            <td>
              <RemedyButton of={order} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SilentPeople({ rows, choose }: { rows: readonly UnreachableTechnician[]; choose: (order: string) => void }) {
  const t = words.use();
  return (
    <table>
      <caption className="unseen">{t.silentPeople}</caption>
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
