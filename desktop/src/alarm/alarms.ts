import type { Missed } from "../devices/devices";
import { call, type Page } from "../shared/api";

interface Named {
  id: string;
  name: string;
}

export const findings = ["released", "freed-themselves", "misuse", "information", "at-work"] as const;
export type Finding = (typeof findings)[number];

export interface Alarm {
  id: string;
  number: string;
  state: "raised" | "acknowledged" | "everyone-out" | "ended";
  /** Null while nobody knows which lift it is. */
  unit: { id: string; number: string; name: string; street: string; city: string } | null;
  /** Where the lift can be rung; empty where it cannot. */
  phone: string;
  raisedAt: string;
  presses: number;
  pressedAt: string;
  overflows: number;
  takenBy: Named | null;
  takenAt: string | null;
  ringsBackAt: string | null;
  contact: string | null;
  order: { id: string; number: string } | null;
  finding: Finding | "";
  outAt: string | null;
  /** Its installation says by itself when it is over. */
  signalsEnd: boolean;
  endedAt: string | null;
  /** Null where the lift said so. */
  endedBy: Named | null;
  endReason: string;
}

/** What the guide adds: ids of its steps and questions, and words. */
interface GuideData {
  step?: string;
  question?: string;
  value?: string;
  triage?: string;
  why?: string;
  version?: number;
}

export interface Happened {
  at: string;
  kind: string;
  by: Named | null;
  data: { number?: string; presses?: number; times?: number; finding?: Finding; reason?: string } & GuideData;
}

export interface WholeAlarm {
  alarm: Alarm;
  timeline: Happened[];
}

export const openAlarms = { queryKey: ["alarms", "open"], queryFn: () => call<Page<Alarm>>("GET", "/api/alarms/open") };

export const wholeAlarm = (id: string) => ({ queryKey: ["alarms", id], queryFn: () => call<WholeAlarm>("GET", `/api/alarms/${id}`) });

export type Deed = "take" | "send-help" | "everyone-out" | "override" | "unit";

export const act = (id: string, deed: Deed, body: object = {}) => call<WholeAlarm>("POST", `/api/alarms/${id}/${deed}`, body);

/** Which one the lane shows: what nobody has, else what is mine, else what somebody has; the server lists them in that order. */
export function mostPressing(open: readonly Alarm[], me: string): Alarm | undefined {
  const pressing = open.filter((alarm) => alarm.state !== "everyone-out");
  return pressing.find((alarm) => alarm.state === "raised") ?? pressing.find((alarm) => alarm.takenBy?.id === me) ?? pressing[0];
}

export const standings = ["ok", "never", "late", "failed"] as const;
export type Standing = (typeof standings)[number];

/** How a unit's alarm device stands with the calls that it has to make by itself. */
export interface TestCall {
  id: string;
  unit: Alarm["unit"];
  everyHours: number;
  goodAt: string | null;
  dueAt: string;
  state: Standing;
  since: string;
  /** What follows from it; null where nothing does. */
  missed: Missed | null;
}

/** A lift calls for help while the database is away: all that is known is what its device says of itself. */
export interface SpooledAlarm {
  wire: string;
  ident: string;
  words: string;
  at: string;
}

/** Never asked for: the socket brings all of them whenever one comes or goes. */
export const spooledAlarms = { queryKey: ["spooled-alarms"], queryFn: (): SpooledAlarm[] => [], enabled: false, initialData: [] };
