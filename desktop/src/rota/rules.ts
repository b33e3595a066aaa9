import type { Kept } from "../shared/edit/rebase";
import { call, withQuery } from "../shared/api";
import type { Draft, Rota } from "./rota";

export const days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;
export type Day = (typeof days)[number];

/** Hours of a week; an end that is not after the beginning is on the next day. */
export interface Hours {
  days: Day[];
  begins: string;
  ends: string;
}

export interface Moment {
  day: Day;
  at: string;
}

export interface Rules {
  layers: {
    name: string;
    rank: number;
    rotation: { start: string; handover: string; days: number; moments: Moment[]; people: string[] };
    hours: Hours[];
    nextStandsIn: boolean;
  }[];
  needed: Hours[];
}

export const turns = ["daily", "weekly", "days", "moments"] as const;
/** How turns are handed over: every day, every week, every so many days, or at moments of the week. */
export type Turn = (typeof turns)[number];

export interface LayerForm {
  name: string;
  rank: number | null;
  start: string;
  handover: string;
  turn: Turn;
  days: number | null;
  moments: Moment[];
  people: string[];
  hours: Hours[];
  nextStandsIn: boolean;
}

export interface RulesForm {
  layers: LayerForm[];
  needed: Hours[];
  swapsApproved: boolean;
}

const clock = (time: string): string => time.slice(0, 5);
const hoursKept = (hours: readonly Hours[]): Hours[] => hours.map(({ days: on, begins, ends }) => ({ days: days.filter((day) => on.includes(day)), begins: clock(begins), ends: clock(ends) }));
const turnOf = (every: number, moments: readonly Moment[]): Turn => (moments.length > 0 ? "moments" : every === 1 ? "daily" : every === 7 ? "weekly" : "days");

export const keptRules = ({ rules, swapsApproved, version }: Rota): Kept<RulesForm> => ({
  values: {
    layers: rules.layers.map(({ name, rank, rotation, hours, nextStandsIn }) => ({
      name,
      rank,
      start: rotation.start,
      handover: clock(rotation.handover),
      turn: turnOf(rotation.days, rotation.moments),
      days: rotation.days,
      moments: rotation.moments.map(({ day, at }) => ({ day, at: clock(at) })),
      people: rotation.people,
      hours: hoursKept(hours),
      nextStandsIn,
    })),
    needed: hoursKept(rules.needed),
    swapsApproved,
  },
  version,
});

/** Weekly from today on. */
export const newLayer = (name: string, today: string): LayerForm => ({ name, rank: 1, start: today, handover: "08:00", turn: "weekly", days: 7, moments: [], people: [], hours: [], nextStandsIn: true });
export const newHours: Hours = { days: [...days], begins: "20:00", ends: "08:00" };

const orNone = (text: string): string | null => text || null;
const hoursSent = (hours: readonly Hours[]) => hours.map(({ days: on, begins, ends }) => ({ days: on, begins: orNone(begins), ends: orNone(ends) }));
const every: Record<Turn, (many: number | null) => number | null> = { daily: () => 1, weekly: () => 7, days: (many) => many ?? 0, moments: () => 7 };

/** What the server takes; an empty field is null, so that it is refused at its place. */
export const sentRules = ({ area, zone }: Rota, { layers, needed, swapsApproved }: RulesForm) => ({
  area,
  zone,
  layers: layers.map(({ name, rank, start, handover, turn, days: many, moments, people, hours, nextStandsIn }) => ({
    name,
    rank,
    start: orNone(start),
    handover: orNone(handover),
    days: every[turn](many),
    moments: turn === "moments" ? moments.map(({ day, at }) => ({ day, at: orNone(at) })) : [],
    people,
    hours: hoursSent(hours),
    nextStandsIn,
  })),
  needed: hoursSent(needed),
  swapsApproved,
});

export const changeRules = (rota: Rota, form: RulesForm, version: number) => call<Rota>("PUT", `/api/rotas/${rota.id}`, { ...sentRules(rota, form), version });

/** What the rules would give, before anybody keeps them. */
export const previewOf = (rota: Rota, form: RulesForm, from: string, until: string) =>
  call<Draft>("POST", withQuery(`/api/rotas/${rota.id}/preview`, { from, until }), sentRules(rota, form));

/** Everything that was written, step by step; typing in one field is one step. */
export interface Steps {
  past: readonly RulesForm[];
  last: string;
}

export const noSteps: Steps = { past: [], last: "" };
const most = 50;
export const stepped = ({ past, last }: Steps, before: RulesForm, field: string): Steps =>
  field !== "" && field === last ? { past, last } : { past: [...past, before].slice(-most), last: field };
export const back = ({ past }: Steps): Steps => ({ past: past.slice(0, -1), last: "" });
