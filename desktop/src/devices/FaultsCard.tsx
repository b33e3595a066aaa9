import { Link } from "wouter";
import { dayAndTime, number } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { DataTable, type Column } from "../shared/parts/DataTable";
import { EmptyState } from "../shared/parts/EmptyState";
import { sentenceOfCode } from "../shared/refused";
import { fill } from "../shared/wording";
import type { DeviceFault } from "./devices";
import { words } from "./words";

/** What alarm devices say of their own trouble, as long as it stands. */
export function FaultsCard() {
  const t = words.use();
  const columns: readonly Column<DeviceFault>[] = [
    { title: t.lift, of: ({ unit, wire, ident }) => (unit ? <Link href={`/units/${unit.id}`}>{`${unit.number} ${unit.name}`}</Link> : `${wire} ${ident}`) },
    { title: t.address, of: ({ unit }) => unit && `${unit.street}, ${unit.city}` },
    { title: t.fault, of: ({ what, code, words: said }) => [t.faults[what], code, said].filter(Boolean).join(" · ") },
    { title: t.times, of: ({ times }) => number(times), right: true },
    { title: t.since, of: ({ raisedAt }) => dayAndTime(raisedAt) },
    { title: t.lastSaid, of: ({ lastAt }) => dayAndTime(lastAt) },
    { title: t.follows, of: (fault) => <Follows of={fault} /> },
  ];
  return (
    <Card title={t.deviceFaults} icon="warning">
      <DataTable
        caption={t.deviceFaults}
        topic="test-calls"
        path="/api/device-faults"
        columns={columns}
        id={({ id }) => id}
        search={false}
        empty={
          <EmptyState icon="check" title={t.noFaults}>
            {t.noFaultsHelp}
          </EmptyState>
        }
      />
    </Card>
  );
}

function Follows({ of: { order, orderAt, stuckWhy } }: { of: DeviceFault }) {
  const t = words.use();
  if (order) return <Link href={`/orders/${order.id}`}>{order.number}</Link>;
  if (stuckWhy) return <strong>{`${t.stuck}. ${sentenceOfCode(stuckWhy)}`}</strong>;
  return orderAt && fill(t.orderAt, { time: dayAndTime(orderAt) });
}
