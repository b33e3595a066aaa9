import { Link } from "wouter";
import { words as shared } from "../shared/words";
import { unitColumns } from "./columns";
import { KeyCodeCard } from "./KeyCodeCard";
import { PlannedCard } from "./PlannedCard";
import { Related } from "./Related";
import { sites } from "./sites";
import { ThingPage } from "./ThingPage";
import { units, type UnitRow } from "./units";
import { words } from "./words";

export default function SitePage({ params }: { params: Record<string, string> }) {
  const t = words.use();
  const titles = shared.use().screens;
  return (
    <ThingPage
      thing={sites}
      id={params["id"] ?? ""}
      what={titles.site}
      newTitle={({ newSite }) => newSite}
      lead={({ number, customer }) => (
        <>
          {number} · <Link href={`/customers/${customer.id}`}>{customer.name}</Link>
        </>
      )}
    >
      {(site) => (
        <>
          <KeyCodeCard site={site} />
          <PlannedCard of="sites" id={site.id} />
          <Related<UnitRow> thing={units} query={{ site: site.id }} title={titles.units} columns={unitColumns(t)} add={t.newUnit} empty={t.noUnits} />
        </>
      )}
    </ThingPage>
  );
}
