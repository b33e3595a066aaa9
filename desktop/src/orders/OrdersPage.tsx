import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import { allTechnicians, areasOf } from "../admin/technicians/technician";
import { DataTable } from "../shared/parts/DataTable";
import { EmptyState } from "../shared/parts/EmptyState";
import { Page } from "../shared/parts/Page";
import { Select } from "../shared/parts/Select";
import { Tabs } from "../shared/parts/Tabs";
import { orderStates } from "../shared/order";
import { words as shared } from "../shared/words";
import { ageingColumns } from "./columns";
import type { OrderRow } from "./types";
import { words } from "./words";
import "../contacts/contacts.css";
import "./orders.css";

/** Every open order, the next to run out first; what is chosen stands in the address and can be passed on. */
export default function OrdersPage() {
  const t = words.use();
  const { screens, priorities, orderStates: states } = shared.use();
  const [chosen, choose] = useSearchParams();
  const areas = areasOf(useQuery(allTechnicians).data?.items ?? []);
  const [state, area, priority] = ["state", "area", "priority"].map((name) => chosen.get(name) ?? "") as [string, string, string];
  const set = (name: string) => (value: string) =>
    choose(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const filtered = Boolean(state || area || priority);
  return (
    <Page
      title={screens.orders}
      lead={t.ordersLead}
      actions={
        <Tabs
          label={screens.orders}
          tabs={[
            { path: "/dispatch", label: t.board },
            { path: "/orders", label: t.allOrders },
          ]}
        />
      }
    >
      <DataTable<OrderRow>
        caption={screens.orders}
        topic="orders"
        path="/api/orders"
        query={{ state, area, priority }}
        columns={ageingColumns(t)}
        id={({ id }) => id}
        href={({ id }) => `/orders/${id}`}
        rowClass={({ priority: of, state: at }) => (of === 1 && at !== "closed" && at !== "cancelled" ? "trapped" : "")}
        empty={<EmptyState icon="board" title={filtered ? t.noOrdersLike : t.noOrders}>{filtered ? t.noOrdersLikeHelp : t.noOrdersHelp}</EmptyState>}
        aside={
          <div className="row filters">
            <Select label={t.status} value={state} onChange={set("state")} empty={t.openStates} choices={orderStates.map((value) => ({ value, label: states[value] }))} />
            <Select label={t.area} value={area} onChange={set("area")} empty={t.anyArea} choices={areas.map((value) => ({ value, label: value }))} />
            <Select
              label={t.priority}
              value={priority}
              onChange={set("priority")}
              empty={t.anyPriority}
              choices={([1, 2, 3, 4] as const).map((value) => ({ value: String(value), label: `${value} ${priorities[value]}` }))}
            />
          </div>
        }
      />
    </Page>
  );
}
