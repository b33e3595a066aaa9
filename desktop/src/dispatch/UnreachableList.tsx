import { Link } from "wouter";
import type { UnreachableTechnician, UnreachedOrder } from "../orders/types";
import { placeOf } from "../orders/Where";
import { time } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { count as plural, fill } from "../shared/wording";
import { nextOf } from "./nextOf";
import { RemedyButton, WhyUnreached } from "./Remedy";
import { words } from "./words";

interface UnreachableListProps {
  orders: readonly UnreachedOrder[];
  rows: readonly UnreachableTechnician[];
  count: number;
  choose: (order: string) => void;
}

/** Orders that reach nobody, each with what may help, and technicians who do not answer; in few lines, always in sight. */
export function UnreachableList({ orders, rows, count, choose }: UnreachableListProps) {
  const t = words.use();
  return (
    <Card title={t.tabs.unreachable} icon="missed" grow className={`watched ${count > 0 ? "warn" : ""}`} aside={<Chip tone={count > 0 ? "high" : ""}>{count}</Chip>}>
      {orders.length + rows.length === 0 && <p className="t2 dense">{t.none.unreachable}</p>}
      <ul>
        {orders.map((order) => (
          <li key={order.id} onClick={() => choose(order.id)}>
            <PriorityMark of={order.priority} wordless />
            <Link className="ell" href={`/orders/${order.id}`} data-order={order.id} onFocus={() => choose(order.id)}>
              <b>{placeOf(order)}</b>
              <span className="meta ell">
                <WhyUnreached of={order} />
              </span>
            </Link>
            <RemedyButton of={order} />
          </li>
        ))}
        {rows.map(({ technician, phone, order, tries, lastAt, next }) => (
          <li key={`${technician.id} ${order.id}`} onClick={() => choose(order.id)}>
            <Icon name="person" />
            <Link className="ell" href={`/orders/${order.id}`} data-order={order.id} onFocus={() => choose(order.id)}>
              <b>{technician.name}</b>
              <span className="meta ell">{[order.number, plural(t.asked, tries), fill(t.last, { time: time(lastAt) }), nextOf(next)].join(" · ")}</span>
            </Link>
            <a className="btn s" href={`tel:${phone}`} aria-label={fill(t.callName, { name: technician.name })}>
              {t.call}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}
