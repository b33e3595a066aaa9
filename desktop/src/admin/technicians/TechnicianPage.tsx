import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { EditForm } from "../../shared/edit/EditForm";
import type { Kept } from "../../shared/edit/rebase";
import { useEdit } from "../../shared/edit/useEdit";
import { NumberField } from "../../shared/parts/NumberField";
import { Select } from "../../shared/parts/Select";
import { Switch } from "../../shared/parts/Switch";
import { TextField } from "../../shared/parts/TextField";
import { languages } from "../../shared/preferences";
import { useMe } from "../../shared/session";
import { AdminPage } from "../AdminPage";
import { LanguageField, languageName } from "../LanguageField";
import { One } from "../One";
import { SkillsField } from "../SkillsField";
import { words } from "../words";
import { names } from "../words/sections";
import { CalendarCard } from "./CalendarCard";
import { LicencesField } from "./LicencesField";
import { PhonesCard } from "./PhonesCard";
import { addTechnician, changeTechnician, getTechnician, keptTechnician, pagerGateways, type Licence, type TechnicianForm } from "./technician";

export default function TechnicianPage({ params: { id = "new" } }: { params: Record<string, string> }) {
  const t = words.use();
  const { language } = useMe();
  const isNew = id === "new";
  const technician = useQuery({ queryKey: ["technicians", "one", id], queryFn: () => getTechnician(id), enabled: !isNew });
  const nobody = { name: "", phone: "", language, skills: [], families: [], languages: [], licences: [], baseLatitude: null, baseLongitude: null, area: "", active: true, pager: "", pagerRelay: "", mail: "", user: null };
  return (
    <AdminPage section="technicians" title={isNew ? t.technicians.add : (technician.data?.name ?? names.now().one.technicians)} one>
        {isNew ? (
          <Fields key="new" id={null} kept={{ values: nobody, version: 0 }} />
        ) : (
          <One of={technician}>{(found) => (
              <>
                <Fields key={id} id={id} kept={keptTechnician(found)} reload={technician.refetch} />
                <PhonesCard technician={found} />
                <CalendarCard technician={found.id} />
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
  const pagers = useQuery(pagerGateways).data ?? [];
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
    beside: {
      "customer.phone-unreadable": "phone",
      "dispatch.skills-limit": "skills",
      "dispatch.licence-without-end": "licences",
      "dispatch.not-on-the-map": "baseLatitude",
      "dispatch.pager-unusable": "pager",
      "dispatch.pager-gateway-missing": "pagerRelay",
      "dispatch.mail-unusable": "mail",
    },
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
        families: t.technicians.families,
        languages: t.technicians.languages,
        licences: t.technicians.licences,
        baseLatitude: t.technicians.latitude,
        baseLongitude: t.technicians.longitude,
        area: t.technicians.area,
        pager: t.technicians.pager,
        pagerRelay: t.technicians.pagerRelay,
        mail: t.technicians.mail,
        active: t.active,
        user: t.users.email,
      }}
      shown={(field, value) =>
        field === "language"
          ? languageName(String(value))
          : field === "licences"
            ? (value as Licence[]).map(({ name, until }) => `${name} ${until ?? ""}`).join(", ")
            : field === "pagerRelay"
              ? pagers.find(({ id }) => id === value)?.name
              : undefined
      }
    >
      <div className="pair">
        <TextField label={t.name} {...edit.field("name")} isRequired autoComplete="off" />
        <TextField label={t.technicians.phone} hint={t.technicians.phoneHint} {...edit.field("phone")} isRequired type="tel" autoComplete="off" />
      </div>
      <div className="pair">
        <TextField label={t.technicians.area} hint={t.technicians.areaHint} {...edit.field("area")} isRequired />
        <LanguageField {...edit.field("language")} />
      </div>
      <div className="pair">
        <TextField label={t.technicians.pager} hint={t.technicians.pagerHint} {...edit.field("pager")} maxLength={30} autoComplete="off" />
        <Select
          label={t.technicians.pagerRelay}
          {...edit.field("pagerRelay")}
          empty={t.technicians.noPagerRelay}
          choices={pagers.map(({ id: value, name: label }) => ({ value, label }))}
        />
      </div>
      <TextField label={t.technicians.mail} hint={t.technicians.mailHint} {...edit.field("mail")} type="email" autoComplete="off" />
      <SkillsField {...edit.field("skills")} known={false} hint={t.technicians.skillsHint} />
      <SkillsField
        {...edit.field("families")}
        known={false}
        legend={t.technicians.families}
        hint={t.technicians.familiesHint}
        addLabel={t.technicians.addFamily}
        addHint={t.technicians.addFamilyHint}
      />
      <SkillsField
        {...edit.field("languages")}
        known={false}
        legend={t.technicians.languages}
        offers={languages.filter((each) => each !== edit.values.language)}
        shown={languageName}
        addLabel={t.technicians.addLanguage}
        addHint={t.technicians.addLanguageHint}
      />
      <LicencesField {...edit.field("licences")} />
      <div className="pair">
        <NumberField label={t.technicians.latitude} hint={t.technicians.baseHint} {...edit.field("baseLatitude")} min={-90} max={90} decimals={6} />
        <NumberField label={t.technicians.longitude} {...edit.field("baseLongitude")} min={-180} max={180} decimals={6} />
      </div>
      <div className="fld">
        <Switch label={t.active} value={edit.values.active} onChange={(active) => edit.change({ active })} />
        <span className="meta">{t.technicians.activeHint}</span>
      </div>
    </EditForm>
  );
}
