import { Link } from "wouter";
import { OnTestCards } from "../devices/OnTestCards";
import { words as devices } from "../devices/words";
import { dayAndTime } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { DataTable, type Column } from "../shared/parts/DataTable";
import { EmptyState } from "../shared/parts/EmptyState";
import { fill } from "../shared/wording";
import { placeOf } from "./AlarmLane";
import type { Alarm } from "./alarms";
import { words } from "./words";

/** Lifts that called for help, the latest first. */
export default function AlarmsPage() {
  const t = words.use();
  const columns: readonly Column<Alarm>[] = [
    { title: t.one, of: ({ number }) => number },
    { title: t.where, of: (alarm) => placeOf(alarm, t.unknown) },
    { title: t.raised, of: ({ raisedAt }) => dayAndTime(raisedAt) },
    { title: t.state, of: ({ state, takenBy }) => fill(t.states[state], { name: takenBy?.name ?? "" }) },
    { title: t.finding, of: ({ finding }) => (finding ? t.findings[finding] : "") },
    { title: t.order, of: ({ order }) => order?.number ?? "" },
    { title: t.over, of: ({ endedAt }) => (endedAt ? dayAndTime(endedAt) : t.nowOpen) },
  ];
  return (
    <div className="page">
      <div className="row wrap">
        <h1 className="sp">{t.title}</h1>
        <Link className="btn" href="/alarms/inside">
          {devices.use().inside}
        </Link>
      </div>
      <Card title={t.all} icon="bell">
        <DataTable
          caption={t.all}
          topic="alarms"
          path="/api/alarms"
          columns={columns}
          id={({ id }) => id}
          href={({ id }) => `/alarms/${id}`}
          search={false}
          empty={
            <EmptyState icon="check" title={t.none}>
              {t.noneHelp}
            </EmptyState>
          }
        />
      </Card>
      <OnTestCards />
    </div>
  );
}
