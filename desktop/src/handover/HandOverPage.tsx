import { useQuery } from "@tanstack/react-query";
import { dayAndTime } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { DataTable, type Column } from "../shared/parts/DataTable";
import { fill } from "../shared/wording";
import { Give } from "./Give";
import { waitingHandOvers, type Glance } from "./handOver";
import { Waiting } from "./Waiting";
import { words } from "./words";

/** The change of shifts: what waits to be taken, what would be given now, and who gave what to whom before. */
export default function HandOverPage() {
  const t = words.use();
  const waiting = useQuery(waitingHandOvers).data?.items ?? [];
  const columns: readonly Column<Glance>[] = [
    { title: t.given, of: ({ givenAt }) => dayAndTime(givenAt) },
    { title: t.by, of: ({ givenBy }) => givenBy?.name },
    { title: t.lines, of: ({ lines }) => lines, right: true },
    {
      title: t.taken,
      of: ({ takenBy, takenAt, endedAt }) => (takenBy && takenAt ? fill(t.takenBy, { name: takenBy.name, time: dayAndTime(takenAt) }) : endedAt ? t.endedAt : t.notTaken),
    },
  ];
  return (
    <div className="page">
      <h1>{t.title}</h1>
      {waiting.map((each) => (
        <Waiting key={each.id} of={each} />
      ))}
      <Give />
      <Card title={t.earlier} icon="list">
        <DataTable caption={t.earlier} topic="hand-overs" path="/api/hand-overs" columns={columns} id={({ id }) => id} search={false} empty={<p className="t2">{t.none}</p>} />
      </Card>
    </div>
  );
}
