import { words as shared } from "../shared/words";
import { unitColumns } from "./columns";
import { units, type UnitRow } from "./units";
import { ThingList } from "./ThingList";
import { words } from "./words";

export default function UnitsPage() {
  const t = words.use();
  return (
    <ThingList<UnitRow>
      thing={units}
      title={shared.use().screens.units}
      lead={t.unitsLead}
      sheets={["unit"]}
      add={t.newUnit}
      empty={t.noUnits}
      columns={[
        ...unitColumns(t),
        { title: t.site, of: ({ site }) => site.name },
        { title: t.address, of: ({ site }) => `${site.street}, ${site.city}` },
      ]}
    />
  );
}
