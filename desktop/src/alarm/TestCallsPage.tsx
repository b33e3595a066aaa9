import { useQuery } from "@tanstack/react-query";
import { DeviceSettings } from "../devices/DeviceSettings";
import { FaultsCard } from "../devices/FaultsCard";
import { MissedCell } from "../devices/MissedCell";
import { words as devices } from "../devices/words";
import { call } from "../shared/api";
import { dayAndTime, number } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { DataTable, type Column } from "../shared/parts/DataTable";
import { EmptyState } from "../shared/parts/EmptyState";
import { useMe } from "../shared/session";
import { fill } from "../shared/wording";
import { standings, type Standing, type TestCall } from "./alarms";
import { words } from "./words";

/** Alarm devices that did not call in time, or said that something is wrong with them; how many stand how. */
export default function TestCallsPage() {
  const t = words.use();
  const follows = devices.use();
  const mayLead = useMe().roles.some((role) => role === "supervisor" || role === "administrator");
  const counts = useQuery({ queryKey: ["test-calls", "counts"], queryFn: () => call<Partial<Record<Standing, number>>>("GET", "/api/test-calls/counts") }).data;
  const columns: readonly Column<TestCall>[] = [
    { title: t.where, of: ({ unit }) => unit && `${unit.number} ${unit.name}` },
    { title: t.place, of: ({ unit }) => unit && `${unit.street}, ${unit.city}` },
    { title: t.state, of: ({ state }) => t.standings[state] },
    { title: t.lastGood, of: ({ goodAt }) => (goodAt ? dayAndTime(goodAt) : t.neverHeard) },
    { title: t.wasDue, of: ({ dueAt }) => dayAndTime(dueAt) },
    { title: follows.follows, of: ({ missed }) => <MissedCell of={missed} /> },
    { title: t.every, of: ({ everyHours }) => fill(t.hours, { n: number(everyHours) }), right: true },
  ];
  return (
    <div className="page">
      <h1>{t.testCalls}</h1>
      <p className="t2">{standings.map((each) => `${t.standings[each]}: ${number(counts?.[each] ?? 0)}`).join(" · ")}</p>
      <Card title={t.testsWrong} icon="warning">
        <DataTable
          caption={t.testsWrong}
          topic="test-calls"
          path="/api/test-calls"
          columns={columns}
          id={({ id }) => id}
          href={({ id }) => `/units/${id}`}
          search={false}
          empty={
            <EmptyState icon="check" title={t.testsFine}>
              {t.testsFineHelp}
            </EmptyState>
          }
        />
      </Card>
      <FaultsCard />
      {mayLead && <DeviceSettings />}
    </div>
  );
}
