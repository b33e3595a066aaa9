import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { Link, useLocation } from "wouter";
import { call, type Page } from "../shared/api";
import { dayAndTime } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { DataTable, type Column } from "../shared/parts/DataTable";
import { EmptyState } from "../shared/parts/EmptyState";
import { RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import type { QuietPress, Tested } from "./devices";
import { words } from "./words";

/** Lifts on which somebody works, and what was pressed there meanwhile; nothing while there is neither. */
export function OnTestCards() {
  const t = words.use();
  const tested = useQuery({ queryKey: ["alarms", "on-test"], queryFn: () => call<Page<Tested>>("GET", "/api/on-test") }).data?.items ?? [];
  return (
    <>
      {tested.length > 0 && (
        <Card title={t.onTestNow} icon="clock">
          <ul>
            {tested.map(({ unit, until, reason, by }) => (
              <li key={unit?.id}>
                <Chip tone="park">{fill(t.onTestUntil, { time: dayAndTime(until) })}</Chip>{" "}
                {unit && (
                  <Link href={`/units/${unit.id}`}>
                    {unit.number} {unit.name}
                  </Link>
                )}{" "}
                <span className="t2">{[reason, by?.name].filter(Boolean).join(" · ")}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Presses />
    </>
  );
}

function Presses() {
  const t = words.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const real = useMutation({
    mutationFn: (unit: string) => call<{ alarm: string }>("POST", `/api/units/${unit}/on-test/alarm`),
    onSuccess: ({ alarm }) => go(`/alarms/${alarm}`),
    onSettled: () => cache.invalidateQueries({ queryKey: ["alarms"] }),
  });
  const columns: readonly Column<QuietPress>[] = [
    { title: t.lift, of: ({ unit }) => unit && `${unit.number} ${unit.name}` },
    { title: t.address, of: ({ unit }) => unit && `${unit.street}, ${unit.city}` },
    { title: t.pressedAt, of: ({ at }) => dayAndTime(at) },
    {
      title: t.follows,
      of: ({ unit, alarm }) =>
        alarm ? (
          <Link href={`/alarms/${alarm}`}>{t.isAlarm}</Link>
        ) : (
          unit && (
            <Button className="btn s" aria-busy={real.isPending} aria-label={fill(t.makeAlarmOf, { lift: unit.number })} onPress={() => real.isPending || real.mutate(unit.id)}>
              {t.makeAlarm}
            </Button>
          )
        ),
    },
  ];
  return (
    <Card title={t.pressedOnTest} icon="bell">
      <p className="t2">{t.pressedOnTestHelp}</p>
      <RefusalNotice of={real.error} />
      <DataTable
        caption={t.pressedOnTest}
        topic="alarms"
        path="/api/on-test/presses"
        columns={columns}
        id={({ id }) => id}
        search={false}
        empty={
          <EmptyState icon="check" title={t.noPresses}>
            {t.noPressesHelp}
          </EmptyState>
        }
      />
    </Card>
  );
}
