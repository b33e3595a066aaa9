import { Link } from "wouter";
import { dayAndTime } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { Chip, type ChipTone } from "../../shared/parts/Chip";
import { DataTable, type Column } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { fill } from "../../shared/wording";
import { AdminPage } from "../AdminPage";
import { words } from "../words";
import { gateways } from "../words/gateways";
import { names } from "../words/sections";
import { stateOf, type GatewayShown } from "./gateway";

const texts = "00000000-0000-0000-0000-000000000001";
const tones: Record<ReturnType<typeof stateOf>, ChipTone> = { off: "", on: "", connected: "ok", cut: "high" };

/** Every way out: whether it is connected, its last success and failure, and what waits for it. */
export default function GatewaysPage() {
  const t = gateways.use();
  const { lists } = names.use();
  const columns: Column<GatewayShown>[] = [
    { title: words.use().name, of: (each) => each.name || t.texts },
    { title: t.kind, of: (each) => t.kinds[each.kind] },
    { title: t.state, of: (each) => <Chip tone={tones[stateOf(each)]}>{t.states[stateOf(each)]}</Chip> },
    { title: t.succeeded, of: (each) => <span className="nw">{each.succeededAt ? dayAndTime(each.succeededAt) : t.never}</span> },
    {
      title: t.failed,
      of: (each) =>
        each.failedAt ? (
          <>
            <span className="nw">{dayAndTime(each.failedAt)}</span> <span className="meta">{each.failure}</span>
          </>
        ) : (
          t.never
        ),
      width: "30%",
    },
    { title: t.waiting, of: (each) => each.waiting || "", right: true },
    { title: t.spent, of: (each) => fill(t.spentOf, { minute: each.thisMinute, aMinute: each.aMinute, day: each.lastDay, aDay: each.aDay }), right: true },
  ];
  return (
    <AdminPage section="gateways" lead={t.lead}>
      <DataTable
        caption={lists.gateways}
        topic="gateway"
        path="/api/gateways"
        search={false}
        rowKeys
        columns={columns}
        id={(each) => each.id}
        href={(each) => (each.id === texts ? "/admin/gateway" : `/admin/gateways/${each.id}`)}
        empty={<EmptyState icon="signal" title={t.emptyTitle}>{t.emptyHelp}</EmptyState>}
        aside={
          <Link className="btn filled" href="/admin/gateways/new">
            <Icon name="plus" />
            {t.add}
          </Link>
        }
      />
    </AdminPage>
  );
}
