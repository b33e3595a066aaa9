import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { EditForm } from "../../shared/edit/EditForm";
import type { Kept } from "../../shared/edit/rebase";
import { useEdit } from "../../shared/edit/useEdit";
import { Switch } from "../../shared/parts/Switch";
import { TextField } from "../../shared/parts/TextField";
import { useMe } from "../../shared/session";
import { AdminPage } from "../AdminPage";
import { LanguageField, languageName } from "../LanguageField";
import { One } from "../One";
import { SkillsField } from "../SkillsField";
import { words } from "../words";
import { names } from "../words/sections";
import { PhonesCard } from "./PhonesCard";
import { addTechnician, changeTechnician, getTechnician, keptTechnician, type TechnicianForm } from "./technician";

export default function TechnicianPage({ params: { id = "new" } }: { params: Record<string, string> }) {
  const t = words.use();
  const { language } = useMe();
  const isNew = id === "new";
  const technician = useQuery({ queryKey: ["technicians", "one", id], queryFn: () => getTechnician(id), enabled: !isNew });
  const nobody = { name: "", phone: "", language, skills: [], area: "", active: true, user: null };
  return (
    <AdminPage section="technicians" title={isNew ? t.technicians.add : (technician.data?.name ?? names.now().one.technicians)} one>
        {isNew ? (
          <Fields key="new" id={null} kept={{ values: nobody, version: 0 }} />
        ) : (
          <One of={technician}>{(found) => (
              <>
                <Fields key={id} id={id} kept={keptTechnician(found)} reload={technician.refetch} />
                <PhonesCard technician={found} />
              </>
            )}</One>
        )}
    </AdminPage>
  );
}

function Fields({ id, kept, reload }: { id: string | null; kept: Kept<TechnicianForm>; reload?: () => unknown }) {
  const t = words.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const edit = useEdit({
    place: `/admin/technicians/${id ?? "new"}`,
    kept,
    save: async (form, version) => {
      const saved = id ? await changeTechnician(id, form, version) : await addTechnician(form);
      cache.setQueryData(["technicians", "one", saved.id], saved);
      void cache.invalidateQueries({ queryKey: ["technicians"] });
      if (!id) go(`/admin/technicians/${saved.id}`, { replace: true });
      return keptTechnician(saved);
    },
    reload,
    required: ["name", "phone", "area"],
    beside: { "customer.phone-unreadable": "phone", "dispatch.skills-limit": "skills" },
  });
  return (
    <EditForm
      title={names.now().one.technicians}
      icon="wrench"
      edit={edit}
      {...(id ? {} : { verb: t.technicians.create })}
      labels={{
        name: t.name,
        phone: t.technicians.phone,
        language: t.language,
        skills: t.skills,
        area: t.technicians.area,
        active: t.active,
        user: t.users.email,
      }}
      shown={(field, value) => (field === "language" ? languageName(String(value)) : undefined)}
    >
      <div className="pair">
        <TextField label={t.name} {...edit.field("name")} isRequired autoComplete="off" />
        <TextField label={t.technicians.phone} hint={t.technicians.phoneHint} {...edit.field("phone")} isRequired type="tel" autoComplete="off" />
      </div>
      <div className="pair">
        <TextField label={t.technicians.area} hint={t.technicians.areaHint} {...edit.field("area")} isRequired />
        <LanguageField {...edit.field("language")} />
      </div>
      <SkillsField {...edit.field("skills")} known={false} />
      <div className="fld">
        <Switch label={t.active} value={edit.values.active} onChange={(active) => edit.change({ active })} />
        <span className="meta">{t.technicians.activeHint}</span>
      </div>
    </EditForm>
  );
}
