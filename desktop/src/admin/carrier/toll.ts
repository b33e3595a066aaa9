import { call } from "../../shared/api";
import type { Kept } from "../../shared/edit/rebase";

interface Tariff {
  prefix: string;
  cents: number;
}

export interface Toll {
  stoppedAt: string | null;
  atOnce: number;
  atOnceEach: number;
  aMinute: number;
  aDay: number;
  longestMinutes: number;
  hourCents: number;
  dayCents: number;
  monthCents: number;
  otherCents: number;
  /** In which we call others, as agreements write hours. */
  openHours: string;
  /** On whose clocks; empty for those of the server. */
  openZone: string;
  familiarDays: number;
  shortSeconds: number;
  shortCalls: number;
  inARow: number;
  unusualMinutes: number;
  alertRefusals: number;
  alertMinutes: number;
  billSeconds: number;
  billPercent: number;
  tariffs: Tariff[];
  spentHour: number;
  spentDay: number;
  spentMonth: number;
  version: number;
}

/** The tariffs as lines of a beginning and its cents. */
export interface TollForm {
  atOnce: number | null;
  atOnceEach: number | null;
  aMinute: number | null;
  aDay: number | null;
  longestMinutes: number | null;
  hourCents: number | null;
  dayCents: number | null;
  monthCents: number | null;
  otherCents: number | null;
  openHours: string;
  openZone: string;
  familiarDays: number | null;
  shortSeconds: number | null;
  shortCalls: number | null;
  inARow: number | null;
  unusualMinutes: number | null;
  alertRefusals: number | null;
  alertMinutes: number | null;
  billSeconds: number | null;
  billPercent: number | null;
  tariffs: string;
}

export const keptToll = ({ stoppedAt: _, spentHour: __, spentDay: ___, spentMonth: ____, version, tariffs, ...rest }: Toll): Kept<TollForm> => ({
  values: { ...rest, tariffs: tariffs.map(({ prefix, cents }) => `${prefix} ${cents}`).join("\n") },
  version,
});

/** A line that is no tariff goes to the server as it is, which says so beside the field. */
export const tariffsOf = (lines: string): Tariff[] =>
  lines
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, prefix, cents] = /^([^\s:=]+)[\s:=]+(\d{1,8})$/.exec(line) ?? [undefined, line, "0"];
      return { prefix: prefix ?? "", cents: Number(cents) };
    });

export const getToll = () => call<Toll>("GET", "/api/trunk/toll");
export const changeToll = (form: TollForm, version: number) => call<Toll>("PUT", "/api/trunk/toll", { ...form, tariffs: tariffsOf(form.tariffs), version });
export const stopTrunk = (stopped: boolean) => call<Toll>("POST", "/api/trunk/stop", { stopped });
