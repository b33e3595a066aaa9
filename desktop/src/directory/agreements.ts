import type { Named } from "./fields";
import { loadFrom, type Thing, type Words } from "./thing";

export interface Agreement {
  id: string;
  number: string;
  customer: Named;
  plan: string;
  hours: string;
  entrapmentMinutes: number;
  urgentMinutes: number;
  normalHours: number;
  validFrom: string;
  validTo: string | null;
  version: number;
}

/** As the server has them; it refuses others. */
export const hours = (t: Words) => [
  { value: "8-16", label: t.weekdays8to16 },
  { value: "7-19", label: t.weekdays7to19 },
  { value: "24/7", label: t.dayAndNight },
];

const aDay = 24 * 60;

export const agreements: Thing<Agreement> = {
  topic: "agreements",
  path: "/api/agreements",
  page: "/agreements",
  icon: "paper",
  load: loadFrom("/api/agreements"),
  fields: (t) => [
    { as: "thing", name: "customer", label: t.customer, path: "/api/customers", topic: "customers", needed: true },
    { as: "text", name: "plan", label: t.plan, hint: t.planHint, needed: true },
    { as: "choice", name: "hours", label: t.hours, choices: hours(t), hint: t.hoursHint, needed: true },
    { as: "number", name: "entrapmentMinutes", label: t.entrapment, min: 1, max: aDay, unit: "min", needed: true },
    { as: "number", name: "urgentMinutes", label: t.urgent, min: 1, max: 7 * aDay, unit: "min", needed: true },
    { as: "number", name: "normalHours", label: t.normal, min: 1, max: 365 * 24, unit: "h", needed: true },
    { as: "date", name: "validFrom", label: t.validFrom, needed: true },
    { as: "date", name: "validTo", label: t.validTo, hint: t.validToHint },
  ],
  valuesOf: ({ id: _, number: __, version: ___, ...values }) => ({ ...values, validTo: values.validTo ?? "" }),
  empty: { customer: null, plan: "", hours: "", entrapmentMinutes: 45, urgentMinutes: 120, normalHours: 24, validFrom: "", validTo: "" },
  titleOf: ({ number, plan }) => `${number} ${plan}`,
};

/** Whether it is valid on this day, such as `2026-11-14`. */
export const isValid = ({ validFrom, validTo }: Agreement, today: string): boolean => validFrom <= today && (validTo === null || today <= validTo);
