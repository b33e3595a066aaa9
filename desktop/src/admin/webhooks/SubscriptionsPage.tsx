import { Link } from "wouter";
import { dayAndTime } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { Chip, type ChipTone } from "../../shared/parts/Chip";
import { DataTable, type Column } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { fill } from "../../shared/wording";
import { AdminPage } from "../AdminPage";
import { words } from "../words";
import { names } from "../words/sections";
import { webhooks } from "../words/webhooks";
import { DeliveryTable } from "./DeliveryTable";
import type { Subscription } from "./webhook";

const tones: Record<Subscription["state"], ChipTone> = { on: "ok", off: "", paused: "high" };

/** Who is told what happens here, and how far it came. */
export default function SubscriptionsPage() {
  const t = webhooks.use();
  const { lists } = names.use();
  const columns: Column<Subscription>[] = [
    { title: words.use().name, of: (each) => each.name },
    { title: t.url, of: (each) => <span dir="ltr">{each.url}</span> },
    { title: t.state, of: (each) => <SubscriptionState of={each} /> },
    { title: t.waiting, of: (each) => each.waiting || "", right: true },
    { title: t.dead, of: (each) => each.dead > 0 && <Chip tone="high">{each.dead}</Chip>, right: true },
  ];
  return (
    <AdminPage section="webhooks" lead={t.lead}>
      <div className="whole">
        <DataTable
          caption={lists.webhooks}
          topic="webhooks"
          path="/api/webhook-subscriptions"
          search={false}
          rowKeys
          columns={columns}
          id={(each) => each.id}
          href={(each) => `/admin/webhooks/${each.id}`}
          empty={
            <EmptyState icon="link" title={t.emptyTitle}>
              {t.emptyHelp}
            </EmptyState>
          }
          aside={
            <Link className="btn filled" href="/admin/webhooks/new">
              <Icon name="plus" />
              {t.add}
            </Link>
          }
        />
        <h2>{t.deliveries}</h2>
        <DeliveryTable />
      </div>
    </AdminPage>
  );
}

/** On, off, or paused and why. */
export function SubscriptionState({ of }: { of: Subscription }) {
  const t = webhooks.use();
  return (
    <span className="row wrap">
      <Chip tone={tones[of.state]}>{t.subscriptionStates[of.state]}</Chip>
      {of.pausedWhy && <span>{t.pausedWhy[of.pausedWhy]}</span>}
      {of.state === "on" && of.failingSince && <Chip tone="high">{fill(t.failingSince, { time: dayAndTime(of.failingSince) })}</Chip>}
    </span>
  );
}
