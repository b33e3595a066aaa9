import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { dayAndTime } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { DataTable, type Column } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { Select } from "../../shared/parts/Select";
import { AdminPage } from "../AdminPage";
import { allTechnicians, areasOf } from "../technicians/technician";
import { words } from "../words";
import { OnCallNow } from "./OnCallNow";
import type { Turn } from "./turn";

/** Who answers for each area at this moment, and every turn that is planned. */
export default function OnCallPage() {
  const t = words.use();
  const [area, setArea] = useState("");
  const technicians = useQuery(allTechnicians);
  const areas = areasOf(technicians.data?.items ?? []);
  const columns: Column<Turn>[] = [
    { title: t.onCall.technician, of: (turn) => turn.technician.name },
    { title: t.onCall.area, of: (turn) => turn.area },
    { title: t.onCall.from, of: (turn) => <span className="nw">{dayAndTime(turn.from)}</span> },
    { title: t.onCall.to, of: (turn) => <span className="nw">{dayAndTime(turn.to)}</span> },
    { title: t.onCall.asked, of: (turn) => turn.rank, right: true },
  ];
  return (
    <AdminPage section="onCall" lead={t.onCall.lead}>
      <OnCallNow areas={areas} known={technicians.isSuccess} />
      <DataTable
        key={area}
        caption={t.onCall.turns}
        topic="on-call"
        path="/api/on-call"
        query={{ q: area }}
        search={false}
        columns={columns}
        id={(turn) => turn.id}
        href={(turn) => `/admin/on-call/${turn.id}`}
        empty={<EmptyState icon="calendar" title={t.onCall.emptyTitle}>{t.onCall.emptyHelp}</EmptyState>}
        aside={
          <>
            <Select label={t.onCall.area} value={area} onChange={setArea} empty={t.onCall.allAreas} choices={areas.map((value) => ({ value, label: value }))} />
            <Link className="btn filled" href="/admin/on-call/new">
              <Icon name="plus" />
              {t.onCall.add}
            </Link>
          </>
        }
      />
    </AdminPage>
  );
}
