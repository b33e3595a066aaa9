import { call } from "../../shared/api";
import type { Kept } from "../../shared/edit/rebase";

/** How long technicians are waited for; a field that was emptied is null. */
export interface WaitingTimes {
  answerSeconds: number | null;
  onTheWayMinutes: number | null;
  reportDueMinutes: number | null;
  unreachableMinutes: number | null;
}

interface TimesKept extends WaitingTimes {
  version: number;
}

export const keptTimes = ({ version, ...values }: TimesKept): Kept<WaitingTimes> => ({ values, version });
export const getTimes = () => call<TimesKept>("GET", "/api/dispatch/settings");
export const changeTimes = (times: WaitingTimes, version: number) => call<TimesKept>("PUT", "/api/dispatch/settings", { ...times, version });
