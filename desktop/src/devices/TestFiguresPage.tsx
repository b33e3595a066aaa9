import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { call, withQuery } from "../shared/api";
import { number } from "../shared/format";
import { EmptyState } from "../shared/parts/EmptyState";
import { Select } from "../shared/parts/Select";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import { words } from "./words";
import "./paper.css";

interface Lift {
  id: string;
  number: string;
  name: string;
  street: string;
  city: string;
  everyHours: number;
  expected: number;
  came: number;
  late: number;
  misuse: number;
}

interface Month {
  customer: string;
  month: string;
  zone: string;
  lifts: Lift[];
}

const figures = ["expected", "came", "late", "misuse"] as const;
const shown = 13;

/** This month and those before, such as `2026-11`. */
export function monthsBefore(now: Date): string[] {
  return Array.from({ length: shown }, (_, ago) => {
    const first = new Date(Date.UTC(now.getFullYear(), now.getMonth() - ago, 1));
    return first.toISOString().slice(0, "2026-11".length);
  });
}

/** How the lifts of a customer kept to their test calls in a month; to be shown, saved and printed. */
export default function TestFiguresPage({ params }: { params: Record<string, string> }) {
  const t = words.use();
  const customer = params["id"] ?? "";
  const months = monthsBefore(new Date());
  const [month, setMonth] = useState(months[0] ?? "");
  const path = withQuery("/api/figures/test-calls", { customer, month });
  const { data, error } = useQuery({ queryKey: ["test-calls", "month", path], queryFn: () => call<Month>("GET", path) });
  const titles = { expected: t.expected, came: t.came, late: t.late, misuse: t.misused };
  return (
    <div className="page paper">
      <h1>
        {t.monthOfTests} {month} {data && fill(t.ofCustomer, { customer: data.customer })}
      </h1>
      <div className="row wrap unprinted">
        <Select label={t.month} value={month} onChange={setMonth} choices={months.map((value) => ({ value, label: value }))} />
        <a className="btn" href={withQuery("/api/figures/test-calls/export", { customer, month })} download>
          {t.saveSheet}
        </a>
        <Button className="btn" onPress={() => window.print()} isDisabled={!data}>
          {t.print}
        </Button>
      </div>
      <RefusalNotice of={error} />
      {!data && !error && <Skeleton rows={6} />}
      {data?.lifts.length === 0 && (
        <EmptyState icon="bell" title={t.noTests}>
          {t.noTestsHelp}
        </EmptyState>
      )}
      {data && data.lifts.length > 0 && (
        <>
          <p className="t2">{fill(t.onClocks, { zone: data.zone })}</p>
          <table>
            <caption className="unseen">{t.monthOfTests}</caption>
            <thead>
              <tr>
                {[t.lift, t.address, ...figures.map((each) => titles[each])].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.lifts.map((lift) => (
                <tr key={lift.id}>
                  <th scope="row">
                    <Link href={`/units/${lift.id}`}>
                      {lift.number} {lift.name}
                    </Link>
                  </th>
                  <td>
                    {lift.street}, {lift.city}
                  </td>
                  {figures.map((each) => (
                    <td key={each}>{number(lift[each])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {t.allTogether}
                </th>
                {figures.map((each) => (
                  <td key={each}>{number(data.lifts.reduce((sum, lift) => sum + lift[each], 0))}</td>
                ))}
              </tr>
            </tfoot>
          </table>
        </>
      )}
    </div>
  );
}
