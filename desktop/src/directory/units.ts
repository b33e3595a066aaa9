import type { Agreement as Promised } from "../contact/types";
import { call } from "../shared/api";
import { words as shared } from "../shared/words";
import type { Agreement } from "./agreements";
import { choicesOf, type Field, type Values } from "./fields";
import { names } from "./names";
import { loadFrom, type Thing, type Words } from "./thing";

/** As a list shows it. */
export interface UnitRow {
  id: string;
  number: string;
  name: string;
  position: string;
  site: { id: string; name: string; street: string; city: string };
  kind: string;
  maker: string;
  model: string;
}

export interface Equipment {
  id: string;
  serial: string;
  maker: string;
  model: string;
  year: number | null;
  customersNumber: string;
  installedOn: string | null;
  replacedOn: string;
}

/** As its page shows it. */
export interface Unit extends Omit<UnitRow, "site"> {
  site: { id: string; name: string; street: string; postcode: string; city: string; country: string; zone: string; access: string; hasKeyCode: boolean; openingHours: string; rescuePhone: string };
  floors: number | null;
  capacityKg: number | null;
  year: number | null;
  serial: string;
  customersNumber: string;
  installedOn: string | null;
  alarmMaker: string;
  alarmProtocol: string | null;
  alarmIdent: string;
  alarmTestHours: number | null;
  warning: string;
  phones: string[];
  /** What stood there before, the latest first. */
  before: Equipment[];
  /** Null when there is none or it is not valid today. */
  agreement: Promised | null;
  agreementId: string | null;
  sisters: { id: string; number: string; name: string }[];
  version: number;
  /** The agreement it is under, valid today or not. */
  under: Pick<Agreement, "id" | "number" | "plan"> | null;
}

async function complete(unit: Omit<Unit, "under">): Promise<Unit> {
  const under = unit.agreement ?? (unit.agreementId ? await call<Agreement>("GET", `/api/agreements/${unit.agreementId}`) : null);
  return { ...unit, under };
}

/** What goes when the equipment of a unit is replaced; the unit itself stays. */
export const equipmentFields = (t: Words): Field[] => [
  { as: "text", name: "maker", label: t.maker, group: t.equipment },
  { as: "text", name: "model", label: t.model, group: t.equipment },
  { as: "text", name: "serial", label: t.serial, group: t.equipment },
  { as: "number", name: "year", label: t.year, min: 1850, max: 2100, group: t.equipment },
  { as: "text", name: "customersNumber", label: t.customersNumber, group: t.equipment },
  { as: "date", name: "installedOn", label: t.installedOn, group: t.equipment },
];

export const equipmentValues = ({ maker, model, serial, year, customersNumber, installedOn }: Omit<Equipment, "id" | "replacedOn">) => ({
  maker,
  model,
  serial,
  year,
  customersNumber,
  installedOn: installedOn ?? "",
});

export const noEquipment: Values = { maker: "", model: "", serial: "", year: null, customersNumber: "", installedOn: "" };

export const units: Thing<Unit> = {
  topic: "units",
  path: "/api/units",
  page: "/units",
  icon: "lift",
  load: async (id) => complete(await loadFrom<Omit<Unit, "under">>("/api/units")(id)),
  complete,
  fields: (t) => [
    { as: "text", name: "number", label: t.unitNumber, hint: t.unitNumberHint, needed: true },
    { as: "text", name: "name", label: t.name, hint: t.unitNameHint, needed: true },
    { as: "text", name: "position", label: t.position, hint: t.positionHint },
    { as: "text", name: "warning", label: t.warning, hint: t.warningHint },
    { as: "thing", name: "site", label: t.site, path: "/api/sites", topic: "sites", needed: true },
    { as: "thing", name: "agreement", label: t.agreement, path: "/api/agreements", topic: "agreements", hint: t.agreementHint },
    { as: "choice", name: "kind", label: t.kind, choices: choicesOf(shared.now().unitKinds), needed: true },
    { as: "number", name: "floors", label: t.floors, min: 1, max: 200 },
    { as: "number", name: "capacityKg", label: t.capacity, min: 1, max: 100_000, unit: "kg" },
    ...equipmentFields(t),
    { as: "text", name: "alarmMaker", label: t.alarmMaker, group: t.alarmDevice },
    { as: "choice", name: "alarmProtocol", label: t.alarmProtocol, choices: choicesOf(t.protocols), empty: t.noAlarmDevice, group: t.alarmDevice },
    { as: "text", name: "alarmIdent", label: t.alarmIdent, hint: t.alarmIdentHint, group: t.alarmDevice },
    { as: "number", name: "alarmTestHours", label: t.alarmTestHours, min: 1, max: 365 * 24, unit: "h", group: t.alarmDevice },
    { as: "lines", type: "tel", name: "phones", label: t.alarmPhones, add: t.addPhone, remove: t.removePhone, hint: t.phoneHint, group: t.alarmDevice },
  ],
  valuesOf: (unit) => ({
    number: unit.number,
    name: unit.name,
    position: unit.position,
    warning: unit.warning,
    site: { id: unit.site.id, name: names({ name: unit.site.name, city: unit.site.city }) },
    agreement: unit.under && { id: unit.under.id, name: names({ number: unit.under.number, plan: unit.under.plan }) },
    kind: unit.kind,
    floors: unit.floors,
    capacityKg: unit.capacityKg,
    ...equipmentValues(unit),
    alarmMaker: unit.alarmMaker,
    alarmProtocol: unit.alarmProtocol ?? "",
    alarmIdent: unit.alarmIdent,
    alarmTestHours: unit.alarmTestHours,
    phones: unit.phones,
  }),
  empty: {
    number: "",
    name: "",
    position: "",
    warning: "",
    site: null,
    agreement: null,
    kind: "",
    floors: null,
    capacityKg: null,
    ...noEquipment,
    alarmMaker: "",
    alarmProtocol: "",
    alarmIdent: "",
    alarmTestHours: null,
    phones: [""],
  },
  titleOf: ({ number, name }) => `${number} ${name}`,
};
