import { Link } from "wouter";
import { countries } from "../../shared/countries";
import { Icon } from "../../shared/icons";
import { DataTable, type Column } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { AdminPage } from "../AdminPage";
import { words } from "../words";
import { names } from "../words/sections";
import { yearsOf, type HolidayCalendar } from "./calendar";

export default function HolidayList() {
  const t = words.use();
  const { lists } = names.use();
  const named = countries();
  const columns: Column<HolidayCalendar>[] = [
    { title: t.name, of: ({ name }) => name },
    { title: t.holidays.country, of: ({ country }) => named.find(({ value }) => value === country)?.label ?? <span className="t2">{t.holidays.own}</span> },
    { title: t.holidays.years, of: yearsOf },
    { title: t.holidays.days, of: ({ days }) => days.length, right: true },
  ];
  return (
    <AdminPage section="holidays" lead={t.holidays.lead}>
      <DataTable
        caption={lists.holidays}
        topic="holiday-calendars"
        path="/api/holiday-calendars"
        search={false}
        columns={columns}
        id={({ id }) => id}
        href={({ id }) => `/admin/holidays/${id}`}
        empty={<EmptyState icon="calendar" title={t.holidays.emptyTitle}>{t.holidays.emptyHelp}</EmptyState>}
        aside={
          <Link className="btn filled" href="/admin/holidays/new">
            <Icon name="plus" />
            {t.holidays.add}
          </Link>
        }
      />
    </AdminPage>
  );
}
