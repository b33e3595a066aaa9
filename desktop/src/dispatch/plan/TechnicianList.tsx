import { Link } from "wouter";
import type { OrderRow } from "../../orders/types";
import { placeOf } from "../../orders/Where";
import { ageInHours } from "../../shared/format";
import { useMinute } from "../../shared/now";
import { count, fill } from "../../shared/wording";
import { words } from "../words";
import type { PlanRow } from "./plan";
import { orderSaid, timesOf } from "./said";

interface TechnicianListProps {
  rows: readonly PlanRow[];
  /** Orders whose sites have no coordinates. */
  unplaced: readonly OrderRow[];
  choose: (order: string) => void;
}

/** All that map and plan show, as a table: nobody needs to see them. */
export function TechnicianList({ rows, unplaced, choose }: TechnicianListProps) {
  const t = words.use();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t.views.list}>
      <table className="technicians">
        <caption className="unseen">{t.nearby}</caption>
        <thead>
          <tr>
            <th scope="col">{t.technician}</th>
            <th scope="col">{t.onCall}</th>
            <th scope="col">{t.lastSeen}</th>
            <th scope="col">{t.theirOrders}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.technician.id}>
              <th scope="row">{row.technician.name}</th>
              <td>{row.away.length > 0 ? t.away : row.onCall ? fill(t.onCallNumber, { n: row.onCall }) : "–"}</td>
              <td>{row.seen ? <SeenAgo at={row.seen.at} /> : t.neverSeen}</td>
              <td>
                {row.bars.length === 0 && <span className="t2">{t.nothingHere}</span>}
                <ul>
                  {row.bars.map((bar) => (
                    <li key={bar.order.id + bar.from}>
                      <Link href={`/orders/${bar.order.id}`} onFocus={() => choose(bar.order.id)}>
                        {orderSaid(bar)}
                      </Link>{" "}
                      <span className="meta">{timesOf(bar)}</span>
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {unplaced.length > 0 && (
        <section className="unplaced">
          <h3 className="lbl">{count(t.unplaced, unplaced.length)}</h3>
          <ul>
            {unplaced.map((order) => (
              <li key={order.id}>
                <Link href={`/orders/${order.id}`} onFocus={() => choose(order.id)}>
                  {[order.number, placeOf(order)].join(" · ")}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** How old the last position is. */
export function SeenAgo({ at }: { at: string }) {
  const t = words.use();
  return <>{fill(t.seenAgo, { time: ageInHours((useMinute() - Date.parse(at)) / 1000) })}</>;
}
