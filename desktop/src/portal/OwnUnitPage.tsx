import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { dayAndTime } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { DataTable, type Column } from "../shared/parts/DataTable";
import { EmptyState } from "../shared/parts/EmptyState";
import { Page } from "../shared/parts/Page";
import { Skeleton } from "../shared/parts/Skeleton";
import { Status } from "../shared/parts/Status";
import { TheLine } from "../shared/parts/TheLine";
import { RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import { words as shared } from "../shared/words";
import { getOwnUnit, type OwnOrder, type OwnUnit } from "./own";
import { words } from "./words";

/** One lift of the customer: what is going on at it, and all that was done. */
export function OwnUnitPage({ id }: { id: string }) {
  const t = words.use();
  const unit = useQuery({ queryKey: ["portal", "unit", id], queryFn: () => getOwnUnit(id) });
  return (
    <Page
      title={unit.data ? `${unit.data.number} ${unit.data.name}` : t.lift}
      lead={unit.data && <Where of={unit.data} />}
      actions={
        <Link href="/" className="btn">
          <Icon name="list" />
          {t.back}
        </Link>
      }
    >
      {unit.isPending && <Skeleton rows={4} />}
      <RefusalNotice of={unit.error} />
      {unit.data && (
        <>
          <Card title={t.going} icon="signal">
            {unit.data.open.length === 0 && <p className="t2">{t.nothing}</p>}
            {unit.data.open.map((order) => (
              <Going key={order.id} order={order} />
            ))}
          </Card>
          <Done unit={id} />
        </>
      )}
    </Page>
  );
}

function Where({ of: { site, position, customersNumber, kind } }: { of: OwnUnit }) {
  const t = words.use();
  const { unitKinds } = shared.use();
  const yours = customersNumber && fill(t.yours, { number: customersNumber });
  return <>{[unitKinds[kind], position, `${site.name}, ${site.street}, ${site.city}`, yours].filter(Boolean).join(" · ")}</>;
}

function Going({ order }: { order: OwnOrder }) {
  const t = words.use();
  return (
    <div className="going">
      <div className="row wrap">
        <b className="sp">{order.problem}</b>
        <span className="meta">{order.number}</span>
        <Status of={order.state} word={t.states[order.state]} />
      </div>
      <TheLine line={order.line} />
    </div>
  );
}

function Done({ unit }: { unit: string }) {
  const t = words.use();
  const columns: Column<OwnOrder>[] = [
    { title: t.order, of: (order) => order.number },
    { title: t.problem, of: (order) => order.problem },
    { title: t.state, of: (order) => <Status of={order.state} word={t.states[order.state]} /> },
    { title: t.called, of: (order) => dayAndTime(order.calledAt) },
    { title: t.ended, of: (order) => order.closedAt && dayAndTime(order.closedAt) },
  ];
  return (
    <Card title={t.history} icon="clock">
      <DataTable
        caption={t.history}
        topic="portal"
        path={`/api/portal/units/${unit}/orders`}
        columns={columns}
        id={(order) => order.id}
        search={false}
        empty={<EmptyState icon="check" title={t.none} />}
      />
    </Card>
  );
}
