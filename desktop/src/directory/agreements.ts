import type { Price } from "../shared/price";
import { words as shared } from "../shared/words";
import { bodyOf, type Field, type Named, type Value, type Values } from "./fields";
import { loadFrom, type Words } from "./thing";

export const levels = ["entrapment", "urgent", "normal", "planned"] as const;
export type Level = (typeof levels)[number];

export const starts = ["call-in", "dispatch", "acceptance"] as const;
export const stops = ["arrival", "release", "restored"] as const;

/** What an agreement covers, promises and charges at one level. */
export interface Clause {
  /** As in hours.ts. */
  hours: string;
  /** Null when no time was promised. */
  minutes: number | null;
  starts: (typeof starts)[number];
  stops: (typeof stops)[number];
  /** Waiting for the customer stops the clock. */
  pauses: boolean;
  inside: Pick<Price, "charged" | "amount" | "text">;
  outside: Pick<Price, "charged" | "amount" | "text">;
}

export interface Agreement extends Record<Level, Clause> {
  id: string;
  number: string;
  customer: Named;
  plan: string;
  currency: string | null;
  /** Null for the calendar of the country. */
  calendar: Named | null;
  validFrom: string;
  validTo: string | null;
  version: number;
}

export const levelName = (level: Level): string => shared.now().priorities[(levels.indexOf(level) + 1) as 1 | 2 | 3 | 4];

/** Times of the lesser levels are written in hours; all are kept in minutes. */
const inHours: readonly Level[] = ["normal", "planned"];

const usual: Record<Level, Clause> = {
  entrapment: clause("24/7", 45),
  urgent: clause("8-17", 120),
  normal: clause("8-17", 24 * 60),
  planned: clause("8-17", null),
};

function clause(hours: string, minutes: number | null): Clause {
  const included = { charged: false, amount: null, text: "" };
  return { hours, minutes, starts: "call-in", stops: "arrival", pauses: true, inside: included, outside: included };
}

function fieldsOf(level: Level, t: Words): Field[] {
  const group = levelName(level);
  const isTrapped = level === "entrapment";
  const time = inHours.includes(level) ? { max: 365 * 24, unit: "h", kept: 60 } : { max: isTrapped ? 24 * 60 : 7 * 24 * 60, unit: "min" };
  const choices = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([value, label]) => ({ value, label }));
  const price = (where: "inside" | "outside"): Field[] => {
    const onlyIf = (values: Values) => values[`${level}.${where}.charged`] === true;
    return [
      { as: "switch", group, name: `${level}.${where}.charged`, label: where === "inside" ? t.chargedInside : t.chargedOutside, yes: t.charged, no: t.included },
      { as: "number", group, name: `${level}.${where}.amount`, label: t.amount, hint: t.amountHint, min: 0, max: 10_000_000, onlyIf },
      { as: "text", group, name: `${level}.${where}.text`, label: t.besidePrice, hint: t.besidePriceHint, onlyIf },
    ];
  };
  return [
    { as: "hours", group, name: `${level}.hours`, label: t.hoursCovered, needed: true, ...(isTrapped ? { hint: t.hoursOfTrapped } : {}) },
    { as: "number", group, name: `${level}.minutes`, label: t.onSiteWithin, min: 0, ...time, ...(isTrapped ? { needed: true } : { hint: t.noTimeHint }) },
    { as: "choice", group, name: `${level}.starts`, label: t.clockStarts, choices: choices(t.starts), needed: true },
    { as: "choice", group, name: `${level}.stops`, label: t.clockStops, choices: choices(t.stops), needed: true },
    ...(isTrapped ? [] : [{ as: "switch", group, name: `${level}.pauses`, label: t.pauses, yes: t.pausesYes, no: t.pausesNo } as Field]),
    ...price("inside"),
    ...price("outside"),
  ];
}

/** What the history of agreements tells of the time before there were levels. */
export const fourFigures = (t: Words): Field[] => [
  { as: "hours", name: "hours", label: t.hours },
  { as: "number", name: "entrapmentMinutes", label: `${levelName("entrapment")}: ${t.onSiteWithin}`, min: 0, max: 0, unit: "min" },
  { as: "number", name: "urgentMinutes", label: `${levelName("urgent")}: ${t.onSiteWithin}`, min: 0, max: 0, unit: "min" },
  { as: "number", name: "normalHours", label: `${levelName("normal")}: ${t.onSiteWithin}`, min: 0, max: 0, unit: "h" },
];

const flat = (level: Level, { hours, minutes, inside, outside, ...rest }: Clause): Values => ({
  [`${level}.hours`]: hours,
  [`${level}.minutes`]: minutes !== null && inHours.includes(level) ? minutes / 60 : minutes,
  [`${level}.starts`]: rest.starts,
  [`${level}.stops`]: rest.stops,
  [`${level}.pauses`]: rest.pauses,
  ...Object.fromEntries(
    Object.entries({ inside, outside }).flatMap(([where, { charged, amount, text }]): [string, Value][] => [
      [`${level}.${where}.charged`, charged],
      [`${level}.${where}.amount`, amount],
      [`${level}.${where}.text`, text],
    ]),
  ),
});

const allFlat = (of: Record<Level, Clause>): Values => Object.assign({}, ...levels.map((level) => flat(level, of[level]))) as Values;

const inMinutes = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "number" && inHours.some((level) => name === `${level}.minutes`) ? Math.round(value * 60) : value]),
  );

/** Everything of an agreement but its facts, which are drawn (see agreement.tsx). */
export const agreementForm = {
  topic: "agreements",
  path: "/api/agreements",
  page: "/agreements",
  icon: "paper",
  load: loadFrom<Agreement>("/api/agreements"),
  fields: (t: Words): Field[] => [
    { as: "thing", name: "customer", label: t.customer, path: "/api/customers", topic: "customers", needed: true },
    { as: "text", name: "plan", label: t.plan, hint: t.planHint, needed: true },
    { as: "date", name: "validFrom", label: t.validFrom, needed: true },
    { as: "date", name: "validTo", label: t.validTo, hint: t.validToHint },
    { as: "thing", name: "calendar", label: t.calendar, hint: t.calendarHint, path: "/api/holiday-calendars", topic: "holiday-calendars" },
    { as: "text", name: "currency", label: t.currency, hint: t.currencyHint },
    ...levels.flatMap((level) => fieldsOf(level, t)),
  ],
  valuesOf: ({ customer, plan, validFrom, validTo, calendar, currency, ...rest }: Agreement): Values => ({
    customer,
    plan,
    validFrom,
    validTo: validTo ?? "",
    calendar,
    currency: currency ?? "",
    ...allFlat(rest),
  }),
  bodyOf: (values: Values) => bodyOf(inMinutes(values)),
  empty: { customer: null, plan: "", validFrom: "", validTo: "", calendar: null, currency: "", ...allFlat(usual) } as Values,
  titleOf: ({ number, plan }: Agreement) => `${number} ${plan}`,
} as const;

/** Whether it is valid on this day, such as `2026-11-14`. */
export const isValid = ({ validFrom, validTo }: Pick<Agreement, "validFrom" | "validTo">, today: string): boolean =>
  validFrom <= today && (validTo === null || today <= validTo);
