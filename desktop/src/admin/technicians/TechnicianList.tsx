import { Link } from "wouter";
import { phone } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { Chip } from "../../shared/parts/Chip";
import { DataTable, type Column } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { AdminPage } from "../AdminPage";
import { languageName } from "../LanguageField";
import { words } from "../words";
import { names } from "../words/sections";
import type { Technician } from "./technician";

export default function TechnicianList() {
  const t = words.use();
  const columns: Column<Technician>[] = [
    { title: t.name, of: (each) => each.name },
    { title: t.technicians.phone, of: (each) => <span className="nw">{phone(each.phone)}</span> },
    { title: t.technicians.area, of: (each) => each.area },
    { title: t.language, of: (each) => languageName(each.language) },
    { title: t.skills, of: (each) => each.skills.join(", ") },
    { title: t.active, of: (each) => (each.active ? t.active : <Chip>{t.inactive}</Chip>) },
  ];
  return (
    <AdminPage section="technicians" lead={t.technicians.lead}>
      <DataTable
        caption={names.use().lists.technicians}
        topic="technicians"
        path="/api/technicians"
        columns={columns}
        id={(each) => each.id}
        href={(each) => `/admin/technicians/${each.id}`}
        empty={<EmptyState icon="wrench" title={t.technicians.emptyTitle}>{t.technicians.emptyHelp}</EmptyState>}
        aside={
          <Link className="btn filled" href="/admin/technicians/new">
            <Icon name="plus" />
            {t.technicians.add}
          </Link>
        }
      />
    </AdminPage>
  );
}
