import { Link } from "wouter";
import { date, dayAndTime, number } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { Chip, type ChipTone } from "../../shared/parts/Chip";
import { DataTable, type Column } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { AdminPage } from "../AdminPage";
import { bills as words } from "../words/bills";
import { names } from "../words/sections";
import { stateOf, type BillDay, type BillState } from "./bill";

const tones: Record<BillState, ChipTone> = { waits: "", same: "ok", differs: "high", settled: "info" };

/** The carrier's bill beside our own calls, day by day. */
export default function BillsPage() {
  const t = words.use();
  const columns: Column<BillDay>[] = [
    { title: t.day, of: ({ day }) => date(day) },
    { title: t.state, of: (day) => <BillChip of={day} /> },
    { title: t.differences, of: ({ differences }) => number(differences), right: true },
    { title: t.theirs, of: ({ theirs }) => number(theirs), right: true },
    { title: t.ours, of: ({ ours }) => number(ours), right: true },
    { title: t.brought, of: ({ broughtAt, broughtBy }) => [dayAndTime(broughtAt), broughtBy].filter(Boolean).join(", ") },
  ];
  return (
    <AdminPage section="bills" lead={t.lead}>
      <DataTable
        caption={names.use().lists.bills}
        topic="bills"
        path="/api/trunk/bills"
        search={false}
        columns={columns}
        id={({ day }) => day}
        href={({ day }) => `/admin/bills/${day}`}
        empty={<EmptyState icon="phone" title={t.emptyTitle}>{t.emptyHelp}</EmptyState>}
        aside={
          <Link className="btn filled" href="/imports">
            <Icon name="plus" />
            {t.bringIn}
          </Link>
        }
      />
    </AdminPage>
  );
}

export function BillChip({ of }: { of: BillDay }) {
  const state = stateOf(of);
  return <Chip tone={tones[state]}>{words.use().states[state]}</Chip>;
}
