import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useLocation } from "wouter";
import { EditForm } from "../../shared/edit/EditForm";
import type { Kept } from "../../shared/edit/rebase";
import { useEdit } from "../../shared/edit/useEdit";
import { dayAndTime, zoneName } from "../../shared/format";
import { NumberField } from "../../shared/parts/NumberField";
import { Select } from "../../shared/parts/Select";
import { fill } from "../../shared/wording";
import { allTechnicians, areasOf } from "../technicians/technician";
import { words } from "../words";
import { names } from "../words/sections";
import { MomentField } from "../../shared/parts/MomentField";
import { addTurn, changeTurn, keptTurn, type TurnForm } from "./turn";

export function TurnFields({ id, kept, reload, aside }: { id: string | null; kept: Kept<TurnForm>; reload?: () => unknown; aside?: ReactNode }) {
  const t = words.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const technicians = useQuery(allTechnicians).data?.items ?? [];
  const edit = useEdit({
    place: `/admin/on-call/${id ?? "new"}`,
    kept,
    save: async (form, version) => {
      const saved = id ? await changeTurn(id, form, version) : await addTurn(form);
      cache.setQueryData(["on-call", "one", saved.id], saved);
      void cache.invalidateQueries({ queryKey: ["on-call"] });
      if (!id) go(`/admin/on-call/${saved.id}`, { replace: true });
      return keptTurn(saved);
    },
    reload,
    required: ["area", "technician", "from", "to", "rank"],
    beside: { "dispatch.no-such-technician": "technician" },
  });
  const { area, technician } = edit.values;
  const areas = [...new Set([...areasOf(technicians), area])].filter(Boolean);
  const able = technicians.filter((each) => each.id === technician || (each.active && (!area || each.area === area)));
  const others = technicians.filter((each) => each.active && !able.includes(each));
  const nameOf = (each: string) => technicians.find((known) => known.id === each)?.name ?? each;
  const zone = zoneName(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <EditForm
      title={names.now().one.onCall}
      icon="calendar"
      edit={edit}
      aside={aside}
      {...(id ? {} : { verb: t.onCall.create })}
      labels={{ area: t.onCall.area, technician: t.onCall.technician, from: t.onCall.from, to: t.onCall.to, rank: t.onCall.asked }}
      shown={(field, value) =>
        field === "technician" ? nameOf(String(value)) : field === "from" || field === "to" ? dayAndTime(String(value)) : undefined
      }
    >
      <div className="pair">
        <Select
          label={t.onCall.area}
          {...edit.field("area")}
          empty={t.onCall.choose}
          choices={areas.map((value) => ({ value, label: value }))}
          isRequired
        />
        <Select
          label={t.onCall.technician}
          {...edit.field("technician")}
          empty={t.onCall.choose}
          choices={[...able, ...others].map((each) => ({ value: each.id, label: `${each.name}, ${each.area}` }))}
          isRequired
        />
      </div>
      <div className="pair">
        <MomentField label={t.onCall.from} {...edit.field("from")} />
        <MomentField label={t.onCall.to} {...edit.field("to")} />
      </div>
      <span className="meta">{fill(t.onCall.zoneHint, { zone })}</span>
      <NumberField label={t.onCall.asked} hint={t.onCall.askedHint} {...edit.field("rank")} isRequired />
    </EditForm>
  );
}
