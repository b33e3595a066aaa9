import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { withQuery } from "../shared/api";
import { zoneName } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { EmptyState } from "../shared/parts/EmptyState";
import { Page } from "../shared/parts/Page";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { DueChip } from "../shared/parts/PromiseBar";
import { RepeatNote } from "../shared/parts/RepeatNote";
import { Skeleton } from "../shared/parts/Skeleton";
import { Status } from "../shared/parts/Status";
import { TheLine } from "../shared/parts/TheLine";
import { isOver } from "../shared/order";
import { Refusal } from "../shared/api";
import { RefusalNotice } from "../shared/refused";
import { words as shared } from "../shared/words";
import { Attempts } from "./Attempts";
import { Callers } from "./Callers";
import { Candidates } from "./Candidates";
import { ClimbCard } from "./ClimbCard";
import { Files } from "./Files";
import { OrderDecisions, useOnOrder } from "./OrderDecisions";
import { OrderFacts } from "./OrderFacts";
import { OrderTimeline } from "./OrderTimeline";
import { orderQuery } from "./orders";
import { ReportCard } from "./ReportCard";
import type { OrderCard } from "./types";
import { words } from "./words";
import "../contacts/contacts.css";
import "./orders.css";

/** One work order from the first call to the report: where it stands, who was asked, who waits for it, and everything that happened. */
export default function OrderPage({ params }: { params: Record<string, string> }) {
  const titles = shared.use().screens;
  const id = params["id"] ?? "";
  const opened = useQuery(orderQuery(id));
  if (opened.data) return <Opened key={id} order={opened.data} failure={opened.error} />;
  const isMissing = opened.error instanceof Refusal && opened.error.status === 404;
  return (
    <Page title={titles.order} actions={<Back />}>
      {opened.isPending && <Skeleton rows={8} />}
      {isMissing ? <EmptyState icon="search" title={shared.now().nothingFound} /> : <RefusalNotice of={opened.error} />}
    </Page>
  );
}

function Back() {
  const t = words.use();
  return (
    <Link className="btn" href="/orders">
      {t.allOrders}
    </Link>
  );
}

function Opened({ order, failure }: { order: OrderCard; failure: unknown }) {
  const t = words.use();
  const on = useOnOrder(order);
  const { number, headline, priority, state, site, unit, line, attempts } = order;
  const zone = zoneThere(site.zone);
  return (
    <Page
      title={
        <span className="row wrap">
          <PriorityMark of={priority} />
          {`${number} · ${headline}`}
          <Status of={state} />
          <DueChip dueAt={order.dueAt} state={state} zone={site.zone} />
        </span>
      }
      lead={[unit && `${unit.number} ${unit.name}`, site.street, site.city].filter(Boolean).join(", ")}
      actions={
        <>
          {!isOver(state) && (
            <Link className="btn" href={withQuery("/dispatch", { order: order.id })}>
              {t.board}
            </Link>
          )}
          <Back />
        </>
      }
    >
      <RefusalNotice of={failure} />
      <div className="order-page">
        <div className="col">
          {!isOver(state) && (
            <Card title={t.actions} icon="check">
              <OrderDecisions on={on} />
            </Card>
          )}
          <OrderFacts order={order} />
          <Callers of={order.callers} />
        </div>
        <div className="col">
          <Card title={shared.use().screens.order} icon="board" aside={zone && <span className="meta">{zone}</span>}>
            <TheLine line={line} zone={site.zone} crit={priority === 1} />
            <RepeatNote of={order.repeat} zone={site.zone} />
          </Card>
          <Card title={t.asked} icon="signal">
            <Attempts of={attempts} zone={site.zone} />
            <Candidates on={on} />
          </Card>
          {(state === "raised" || state === "offering") && <ClimbCard order={order.id} />}
          <ReportCard order={order} />
          <Files of={order} />
          <OrderTimeline lines={order.timeline} zone={site.zone} />
        </div>
      </div>
    </Page>
  );
}

/** Named only where their clock differs from ours. */
function zoneThere(zone: string): string | null {
  const there = zoneName(zone);
  const offset = (name: string) => name.slice(name.indexOf("("));
  return offset(there) === offset(zoneName(Intl.DateTimeFormat().resolvedOptions().timeZone)) ? null : there;
}
