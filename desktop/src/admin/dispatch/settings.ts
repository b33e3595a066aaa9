import { call } from "../../shared/api";
import type { Kept } from "../../shared/edit/rebase";

/** How long technicians are waited for; a field that was emptied is null. */
export interface WaitingTimes {
  answerSeconds: number | null;
  onTheWayMinutes: number | null;
  reportDueMinutes: number | null;
  unreachableMinutes: number | null;
  /** Such as `08:00`, on the clocks of the place. */
  reminderTimes: string[];
  leadAfterReminders: number | null;
  driveKmPerHour: number | null;
  driveDetourPercent: number | null;
  helpMinutes: number | null;
}

interface TimesKept extends WaitingTimes {
  version: number;
}

export const keptTimes = ({ version, ...values }: TimesKept): Kept<WaitingTimes> => ({ values: { ...values, reminderTimes: values.reminderTimes.map((time) => time.slice(0, 5)) }, version });

/** When a unit fails again and again; a field that was emptied is null. */
export interface RepeatRule {
  repeatDays: number | null;
  componentDays: number | null;
  rogueCallouts: number | null;
  rogueDays: number | null;
}

interface RuleKept extends RepeatRule {
  version: number;
}

export const keptRule = ({ version, ...values }: RuleKept): Kept<RepeatRule> => ({ values, version });
export const getRule = () => call<RuleKept>("GET", "/api/repeat-rule");
export const changeRule = (rule: RepeatRule, version: number) => call<RuleKept>("PUT", "/api/repeat-rule", { ...rule, version });

export const getTimes = () => call<TimesKept>("GET", "/api/dispatch/settings");
export const changeTimes = (times: WaitingTimes, version: number) => call<TimesKept>("PUT", "/api/dispatch/settings", { ...times, reminderTimes: times.reminderTimes.map((time) => time || null), version });
