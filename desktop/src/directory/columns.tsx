import { date, locale } from "../shared/format";
import { Chip } from "../shared/parts/Chip";
import type { Column } from "../shared/parts/DataTable";
import { words as shared } from "../shared/words";
import { isValid, type Agreement } from "./agreements";
import { todayHere } from "./CheckedToday";
import { hoursSaid } from "./hours";
import type { Site } from "./sites";
import type { Words } from "./thing";
import type { UnitRow } from "./units";

export const siteColumns = (t: Words): Column<Site>[] => [
  { title: t.name, of: ({ name }) => name },
  { title: t.number, of: ({ number }) => <span className="nw">{number}</span> },
  { title: t.street, of: ({ street }) => street },
  { title: t.city, of: ({ postcode, city }) => `${postcode} ${city}` },
];

export const unitColumns = (t: Words): Column<UnitRow>[] => [
  { title: t.unitNumber, of: ({ number }) => <span className="nw">{number}</span> },
  { title: t.name, of: ({ name }) => name },
  { title: t.kind, of: ({ kind }) => (shared.now().unitKinds as Record<string, string>)[kind] ?? kind },
];

export const agreementColumns = (t: Words): Column<Agreement>[] => [
  { title: t.number, of: ({ number }) => <span className="nw">{number}</span> },
  { title: t.plan, of: ({ plan }) => plan },
  { title: t.hours, of: (row) => hoursSaid(row.urgent.hours, t, locale()) },
  {
    title: t.valid,
    of: (row) =>
      isValid(row, todayHere()) ? (
        (row.validTo && date(row.validTo)) || t.noEnd
      ) : (
        <Chip tone="high" icon="warning">
          {t.notValid}
        </Chip>
      ),
  },
];
