import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { countries } from "../../shared/countries";
import { Refusal } from "../../shared/api";
import { EditForm } from "../../shared/edit/EditForm";
import type { Kept } from "../../shared/edit/rebase";
import { useEdit } from "../../shared/edit/useEdit";
import { Select } from "../../shared/parts/Select";
import { TextField } from "../../shared/parts/TextField";
import { fill } from "../../shared/wording";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { words } from "../words";
import { names } from "../words/sections";
import { addCalendar, changeCalendar, daysOf, keptCalendar, newCalendar, oneCalendar, type CalendarForm } from "./calendar";

const beside = { "customer.calendar-name-taken": "name", "customer.country-calendar-taken": "country" } as const;

export default function HolidayPage({ params: { id = "new" } }: { params: Record<string, string> }) {
  const t = words.use();
  const isNew = id === "new";
  const calendar = useQuery({ ...oneCalendar(id), enabled: !isNew });
  return (
    <AdminPage section="holidays" title={isNew ? t.holidays.add : (calendar.data?.name ?? names.now().one.holidays)} one>
      {isNew ? (
        <Fields key="new" id={null} kept={{ values: newCalendar, version: 0 }} />
      ) : (
        <One of={calendar}>{(found) => <Fields key={id} id={id} kept={keptCalendar(found)} reload={calendar.refetch} />}</One>
      )}
    </AdminPage>
  );
}

function Fields({ id, kept, reload }: { id: string | null; kept: Kept<CalendarForm>; reload?: () => unknown }) {
  const t = words.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const edit = useEdit({
    place: `/admin/holidays/${id ?? "new"}`,
    kept,
    save: async (form, version) => {
      if (daysOf(form.days).wrong.length > 0) throw new Refusal(422, "customer.holiday-wrong", "", ["2000-01-01", "2199-12-31"]);
      const saved = id ? await changeCalendar(id, form, version) : await addCalendar(form);
      await cache.invalidateQueries({ queryKey: ["holiday-calendars"] });
      if (!id) go(`/admin/holidays/${saved.id}`, { replace: true });
      return keptCalendar(saved);
    },
    reload,
    required: ["name"],
    beside,
  });
  const { wrong } = daysOf(edit.values.days);
  const days = edit.field("days");
  return (
    <EditForm
      title={names.now().one.holidays}
      icon="calendar"
      edit={edit}
      {...(id ? {} : { verb: t.holidays.add })}
      labels={{ name: t.name, country: t.holidays.country, days: t.holidays.days }}
    >
      <div className="pair">
        <TextField label={t.name} {...edit.field("name")} isRequired maxLength={100} />
        <Select label={t.holidays.country} hint={t.holidays.countryHint} {...edit.field("country")} empty={t.holidays.own} choices={countries()} />
      </div>
      <TextField
        label={t.holidays.days}
        hint={t.holidays.daysHint}
        {...days}
        error={days.error ?? (wrong[0] === undefined ? undefined : fill(t.holidays.notADay, { line: wrong[0] }))}
        rows={20}
      />
    </EditForm>
  );
}
