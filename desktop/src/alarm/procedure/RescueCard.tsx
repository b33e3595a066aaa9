import { Link } from "wouter";
import { Attempts } from "../../orders/Attempts";
import { phone, time } from "../../shared/format";
import { useMinute } from "../../shared/now";
import { Card } from "../../shared/parts/Card";
import { PriorityMark } from "../../shared/parts/PriorityMark";
import { TheLine } from "../../shared/parts/TheLine";
import { count, fill } from "../../shared/wording";
import { words as shared } from "../../shared/words";
import { guideWords } from "../words/guide";
import type { Led } from "./useLed";
import "../../orders/orders.css";

/** Who comes, when, and who was asked. */
export function RescueCard({ order }: { order: NonNullable<Led["order"]> }) {
  const t = guideWords.use();
  const s = shared.use();
  return (
    <Card
      title={t.rescue}
      icon="van"
      aside={
        <>
          <PriorityMark of={order.priority} />
          <Link href={`/orders/${order.id}`}>{order.number}</Link>
        </>
      }
    >
      <div className="row comes">
        <div className="sp">
          <b className="lead">{order.technician?.name ?? t.nobodyYet}</b>
          <div className="dense t2">
            {[s.orderStates[order.state], order.technician?.phone && phone(order.technician.phone)].filter(Boolean).join(" · ")}
          </div>
        </div>
        <Arrival order={order} />
      </div>
      <TheLine line={order.line} crit />
      <h3 className="unseen">{t.attempts}</h3>
      <Attempts of={order.attempts} />
    </Card>
  );
}

function Arrival({ order: { arrivesAt, onSiteAt, site } }: { order: NonNullable<Led["order"]> }) {
  const t = guideWords.use();
  const now = useMinute();
  if (onSiteAt) return <span className="ok">{fill(t.thereSince, { time: time(onSiteAt, site.zone) })}</span>;
  if (!arrivesAt) return null;
  const minutes = Math.ceil((Date.parse(arrivesAt) - now) / 60_000);
  return (
    <div className="arrival">
      <b>{time(arrivesAt, site.zone)}</b>
      <div className={minutes < 0 ? "meta late" : "meta"}>{minutes < 0 ? fill(t.arrivesLate, { time: time(arrivesAt, site.zone) }) : count(t.arrivesIn, minutes)}</div>
    </div>
  );
}
