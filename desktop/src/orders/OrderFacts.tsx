import type { ReactNode } from "react";
import { Link } from "wouter";
import { dayAndTime, phone, time, zoneName } from "../shared/format";
import { useNow } from "../shared/now";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { priceSaid, type Price } from "../shared/price";
import { count, fill } from "../shared/wording";
import { minutesSaid, promiseSaid } from "./promise";
import type { OrderCard, OrderNumber } from "./types";
import { words } from "./words";

/** The plain facts of an order, in the time of its place. What is not so yet is left out. */
export function OrderFacts({ order }: { order: OrderCard }) {
  const t = words.use();
  const now = useNow();
  const { site, unit, technician, hold, cancelled, promise } = order;
  const at = (when: string | null) => when && dayAndTime(when, site.zone);
  const facts: [string, ReactNode][] = [
    [t.problem, `${order.code} ${order.headline}`],
    [t.note, order.words && <span className="said">{order.words}</span>],
    [t.unit, unit ? <Link href={`/units/${unit.id}`}>{`${unit.number} ${unit.name}`}</Link> : t.unitUnclear],
    [t.address, <Link href={`/sites/${site.id}`}>{`${site.street}, ${site.postcode} ${site.city}`}</Link>],
    [t.access, site.access],
    [t.area, order.area],
    [t.localTime, `${time(now, site.zone)}, ${zoneName(site.zone)}`],
    [t.promise, promiseSaid(order) || t.noPromise],
    [t.due, order.dueAt && <Due order={order} />],
    [t.price, order.price && <PriceFact of={order.price} />],
    [t.paused, promise && promise.pausedMinutes > 0 && minutesSaid(promise.pausedMinutes)],
    [t.technician, technician && <>{technician.name} <a href={`tel:${technician.phone}`}>{phone(technician.phone)}</a></>],
    [t.follows, order.follows && <Another order={order.follows} />],
    [t.followedBy, order.followedBy && <Another order={order.followedBy} />],
    [t.raised, at(order.raisedAt)],
    [t.accepted, at(order.acceptedAt)],
    [t.arrives, !order.onSiteAt && at(order.arrivesAt)],
    [t.arrived, at(order.onSiteAt)],
    [t.releasedAt, at(order.releasedAt)],
    [t.closed, at(order.closedAt)],
    [t.waitsFor, hold && [t.holdReasons[hold.reason], hold.note].filter(Boolean).join(": ")],
    [t.until, hold && at(hold.wakeAt)],
    [t.owner, hold?.owner?.name],
    [t.cancelledBecause, cancelled && t.cancelReasons[cancelled.reason]],
    ["", cancelled?.duplicateOf && <Link href={`/orders/${cancelled.duplicateOf.id}`}>{fill(t.sameAs, { number: cancelled.duplicateOf.number })}</Link>],
  ];
  return (
    <Card title={t.facts} icon="paper" aside={order.peopleTrapped ? <Chip tone="crit" icon="octagon">{count(t.peopleTrapped, order.peopleTrapped)}</Chip> : null}>
      <dl className="dl">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  );
}

function PriceFact({ of }: { of: Price }) {
  const t = words.use();
  const said = of.charged ? priceSaid(of) || t.priceUnknown : t.included;
  return of.authorisedBy ? `${said}, ${fill(t.agreedBy, { name: of.authorisedBy })}` : said;
}

function Another({ order }: { order: OrderNumber }) {
  return <Link href={`/orders/${order.id}`}>{order.number}</Link>;
}

function Due({ order }: { order: OrderCard }) {
  const t = words.use();
  const when = dayAndTime(order.dueAt ?? "", order.site.zone);
  if (order.met === null) return when;
  return (
    <span className="row wrap">
      {when}
      <Chip tone={order.met ? "ok" : "high"} icon={order.met ? "check" : "warning"}>
        {order.met ? t.kept : t.missed}
      </Chip>
    </span>
  );
}
