import { useQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { call, type Page } from "../shared/api";
import { dayAndTime, phone, time } from "../shared/format";
import { EmptyState } from "../shared/parts/EmptyState";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { count, fill } from "../shared/wording";
import { words } from "./words";
import "./paper.css";

interface Inside {
  id: string;
  alarm: string | null;
  order: string | null;
  lift: string | null;
  address: string;
  floor: string;
  people: string;
  since: string;
  technician: string | null;
  arrivesAt: string | null;
  phone: string;
  callback: string;
}

/** Everybody who is still inside, for a sheet of paper. */
export default function InsidePage() {
  const t = words.use();
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: ["alarms", "inside"],
    queryFn: () => call<Page<Inside>>("GET", "/api/alarms/inside"),
    refetchInterval: 30_000,
  });
  const rows = data?.items ?? [];
  return (
    <div className="page paper">
      <div className="row wrap">
        <h1 className="sp">{t.inside}</h1>
        <Button className="btn unprinted" onPress={() => window.print()} isDisabled={!data}>
          {t.print}
        </Button>
      </div>
      <RefusalNotice of={error} />
      {!data && !error && <Skeleton rows={6} />}
      {data && (
        <p>
          {count(t.insideCount, rows.length)} {fill(t.asOf, { time: dayAndTime(dataUpdatedAt) })}
        </p>
      )}
      {data && rows.length === 0 && (
        <EmptyState icon="check" title={t.nobodyInside}>
          {t.nobodyInsideHelp}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <table>
          <caption className="unseen">{t.inside}</caption>
          <thead>
            <tr>
              {[t.insideSince, t.lift, t.address, t.floor, t.people, t.goes, t.arrives, t.phones, t.numbers].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((each) => (
              <tr key={each.id}>
                <td>{dayAndTime(each.since)}</td>
                <td>{each.lift ?? t.unknownLift}</td>
                <td>{each.address}</td>
                <td>{each.floor}</td>
                <td>{each.people}</td>
                <td>{each.technician ?? t.nobodyYet}</td>
                <td>{each.arrivesAt && time(each.arrivesAt)}</td>
                <td>
                  {[each.phone, each.callback].filter(Boolean).map((number) => (
                    <div key={number}>{phone(number)}</div>
                  ))}
                </td>
                <td>{[each.alarm, each.order].filter(Boolean).join(" ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
