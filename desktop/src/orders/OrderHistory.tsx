import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { call, withQuery, type Page } from "../shared/api";
import { isOver } from "../shared/order";
import { Card } from "../shared/parts/Card";
import { DataTable } from "../shared/parts/DataTable";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { DueChip } from "../shared/parts/PromiseBar";
import { RepeatNote } from "../shared/parts/RepeatNote";
import { Status } from "../shared/parts/Status";
import { TheLine } from "../shared/parts/TheLine";
import { useRepeat } from "../shared/repeat";
import { historyColumns } from "./columns";
import type { OrderRow } from "./types";
import { shownState } from "./WhoAndNext";
import { words } from "./words";
import "./orders.css";

type Of = { unit: string } | { customer: string };

/** What was, and is, wrong there: the open orders with their Line, then every order with its cause, who came and when. */
export function OrderHistory(of: Of) {
  const t = words.use();
  const latest = useQuery({
    queryKey: ["orders", "latest", of],
    queryFn: () => call<Page<OrderRow>>("GET", withQuery("/api/orders", { ...of, state: "all", limit: 50 })),
  }).data?.items;
  const open = latest?.filter(({ state }) => !isOver(state)) ?? [];
  const repeat = useRepeat("unit" in of ? of.unit : null);
  return (
    <>
      {open.length > 0 && (
        <Card title={t.openOrder} icon="board">
          <ul className="open-orders">
            {open.map((row) => (
              <OpenOrder key={row.id} row={row} />
            ))}
          </ul>
        </Card>
      )}
      <Card title={t.orderHistory} icon="wrench" className="related">
        <RepeatNote of={repeat} />
        <DataTable<OrderRow>
          caption={t.orderHistory}
          topic="orders"
          path="/api/orders"
          query={{ ...of, state: "all" }}
          columns={historyColumns(t, "customer" in of)}
          id={({ id }) => id}
          href={({ id }) => `/orders/${id}`}
          search={false}
          empty={<p className="t2">{t.noOrdersHere}</p>}
        />
      </Card>
    </>
  );
}

function OpenOrder({ row }: { row: OrderRow }) {
  return (
    <li>
      <div className="row wrap">
        <PriorityMark of={row.priority} />
        <Link href={`/orders/${row.id}`}>{row.number}</Link>
        <b>{row.headline}</b>
        <Status of={shownState(row)} />
        <DueChip dueAt={row.dueAt} state={row.state} />
        <span className="t2">{row.technician}</span>
      </div>
      <TheLine line={row.line} crit={row.priority === 1} />
    </li>
  );
}
