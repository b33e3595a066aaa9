import { Link } from "wouter";
import type { RequestCard } from "./types";
import { words } from "./words";

/** What was asked of us in one contact, one line each. */
export function RequestsOf({ requests }: { requests: readonly RequestCard[] }) {
  const t = words.use();
  if (requests.length === 0) return <p className="t2">{t.noneInContact}</p>;
  return (
    <ul className="col dense">
      {requests.map(({ id, number, kind, state, closedHow, code, words: said, order }) => (
        <li key={id}>
          <div className="row wrap">
            <Link href={`/requests/${id}`}>{number}</Link>
            <b>{code?.name ?? (kind && t.kinds[kind])}</b>
            <span className="t2">{closedHow ? t.closed[closedHow] : t.states[state]}</span>
            {order && <Link href={`/orders/${order.id}`}>{order.number}</Link>}
          </div>
          {said && <p className="said">{said}</p>}
        </li>
      ))}
    </ul>
  );
}
