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
      <h1>{t.title}</h1>
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
    </div>
  );
}
