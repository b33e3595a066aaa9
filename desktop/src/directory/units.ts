import type { Agreement as Promised } from "../contact/types";
import { call } from "../shared/api";
import { words as shared } from "../shared/words";
import type { Agreement } from "./agreements";
import { names } from "./names";
import { loadFrom, type Thing } from "./thing";

/** As a list shows it. */
export interface UnitRow {
  id: string;
  number: string;
  name: string;
  site: { id: string; name: string; street: string; city: string };
  kind: string;
  maker: string;
  model: string;
  phone: string | null;
}

/** As its page shows it. */
export interface Unit extends Omit<UnitRow, "site"> {
  site: { id: string; name: string; street: string; postcode: string; city: string; country: string; zone: string; access: string };
  floors: number | null;
  capacityKg: number | null;
  year: number | null;
  /** Null when there is none or it is not valid today. */
  agreement: Promised | null;
  agreementId: string | null;
  sisters: { id: string; number: string; name: string }[];
  version: number;
  /** The agreement it is under, valid today or not. */
  under: Pick<Agreement, "id" | "number" | "plan"> | null;
}

async function load(id: string): Promise<Unit> {
  const unit = await loadFrom<Omit<Unit, "under">>("/api/units")(id);
  const under = unit.agreement ?? (unit.agreementId ? await call<Agreement>("GET", `/api/agreements/${unit.agreementId}`) : null);
  return { ...unit, under };
}

export const units: Thing<Unit> = {
  topic: "units",
  path: "/api/units",
  page: "/units",
  icon: "lift",
  load,
  fields: (t) => [
    { as: "text", name: "number", label: t.unitNumber, hint: t.unitNumberHint, needed: true },
    { as: "text", name: "name", label: t.name, hint: t.unitNameHint, needed: true },
    { as: "thing", name: "site", label: t.site, path: "/api/sites", topic: "sites", needed: true },
    { as: "thing", name: "agreement", label: t.agreement, path: "/api/agreements", topic: "agreements", hint: t.agreementHint },
    {
      as: "choice",
      name: "kind",
      label: t.kind,
      choices: Object.entries(shared.now().unitKinds).map(([value, label]) => ({ value, label })),
      needed: true,
    },
    { as: "text", name: "phone", label: t.alarmPhone, type: "tel", hint: t.phoneHint },
    { as: "text", name: "maker", label: t.maker },
    { as: "text", name: "model", label: t.model },
    { as: "number", name: "floors", label: t.floors, min: 1, max: 200 },
    { as: "number", name: "capacityKg", label: t.capacity, min: 1, max: 100_000, unit: "kg" },
    { as: "number", name: "year", label: t.year, min: 1850, max: 2100 },
  ],
  valuesOf: ({ number, name, site, under, kind, phone, maker, model, floors, capacityKg, year }) => ({
    number,
    name,
    site: { id: site.id, name: names({ name: site.name, city: site.city }) },
    agreement: under && { id: under.id, name: names({ number: under.number, plan: under.plan }) },
    kind,
    phone: phone ?? "",
    maker,
    model,
    floors,
    capacityKg,
    year,
  }),
  empty: { number: "", name: "", site: null, agreement: null, kind: "", phone: "", maker: "", model: "", floors: null, capacityKg: null, year: null },
  titleOf: ({ number, name }) => `${number} ${name}`,
};
