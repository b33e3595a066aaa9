import { dayAndTime } from "../shared/format";
import { DataTable, type Column } from "../shared/parts/DataTable";
import { EmptyState } from "../shared/parts/EmptyState";
import { Page } from "../shared/parts/Page";
import { Notice } from "../shared/parts/Notice";
import { Status } from "../shared/parts/Status";
import { fill } from "../shared/wording";
import { words as shared } from "../shared/words";
import type { OwnUnit } from "./own";
import { words } from "./words";

/** Every lift of the customer, with what is going on at it. */
export function OwnUnits() {
  const t = words.use();
  const { unitKinds } = shared.use();
  const columns: Column<OwnUnit>[] = [
    { title: t.number, of: (unit) => unit.number },
    {
      title: t.lift,
      of: (unit) => (
        <>
          {[unit.name, unit.position].filter(Boolean).join(", ")} <span className="meta">{unitKinds[unit.kind]}</span>
        </>
      ),
    },
    { title: t.building, of: ({ site }) => `${site.name}, ${site.city}` },
    { title: t.now, of: (unit) => <Now of={unit} /> },
  ];
  return (
    <Page title={t.title} lead={t.lead}>
      <Notice>{t.urgent}</Notice>
      <DataTable
        caption={t.caption}
        topic="portal"
        path="/api/portal/units"
        columns={columns}
        id={(unit) => unit.id}
        href={(unit) => `/units/${unit.id}`}
        empty={
          <EmptyState icon="house" title={t.emptyTitle}>
            {t.emptyHelp}
          </EmptyState>
        }
      />
    </Page>
  );
}

function Now({ of: { open } }: { of: OwnUnit }) {
  const t = words.use();
  const [newest] = open;
  if (!newest) return <span className="t2">{t.allWell}</span>;
  return (
    <span className="row wrap">
      <Status of={newest.state} word={t.states[newest.state]} />
      {newest.arrivesAt && newest.state !== "on-site" && <span className="meta">{fill(t.arrives, { time: dayAndTime(newest.arrivesAt) })}</span>}
    </span>
  );
}
