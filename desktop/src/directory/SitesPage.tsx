import { words as shared } from "../shared/words";
import { sites, type Site } from "./sites";
import { siteColumns } from "./columns";
import { ThingList } from "./ThingList";
import { words } from "./words";

export default function SitesPage() {
  const t = words.use();
  return (
    <ThingList<Site>
      thing={sites}
      title={shared.use().screens.sites}
      lead={t.sitesLead}
      sheets={["site"]}
      add={t.newSite}
      empty={t.noSites}
      columns={[...siteColumns(t), { title: t.customer, of: ({ customer }) => customer.name }]}
    />
  );
}
