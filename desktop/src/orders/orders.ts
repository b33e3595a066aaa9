import { useQuery } from "@tanstack/react-query";
import { call, withQuery } from "../shared/api";
import { language } from "../shared/preferences";
import { useStore } from "../shared/store";
import type { Board, CancelReason, HoldReason, OrderCard, Remedy, Report } from "./types";

/** Asks the server about work orders, and tells it what somebody decided. */

export const orderQuery = (id: string) => ({ queryKey: ["orders", id], queryFn: () => call<OrderCard>("GET", `/api/orders/${id}`) });

/** The board of one area, or of all; the top bar's figures read the same answer. */
export const boardQuery = (area: string) => ({
  queryKey: ["dispatch", area],
  queryFn: () => call<Board>("GET", withQuery("/api/dispatch", { area })),
});

export const useBoard = (area: string, on = true) => useQuery({ ...boardQuery(area), enabled: on });

export interface ReportCodes {
  conditions: { key: string; name: string }[];
  causes: { key: string; name: string }[];
  components: { key: string; name: string }[];
  actions: { key: string; name: string }[];
}

/** What a report may say, in the reader's language. */
export function useReportCodes() {
  const of = useStore(language);
  return useQuery({
    queryKey: ["order-codes", of],
    queryFn: () => call<ReportCodes>("GET", withQuery("/api/order-codes", { language: of })),
    staleTime: Infinity,
  });
}

const post = (order: string, what: string, body: object) => call("POST", `/api/orders/${order}/${what}`, body);

export const offer = (order: string, technician: string, reason: string) => post(order, "offer", { technician, reason });
export const hold = (order: string, body: { reason: HoldReason; wakeAt: string; owner?: string; note: string }) => post(order, "hold", body);
/** With a name where the hours of its agreement have not begun: somebody says yes to the price. */
export const resume = (order: string, authorisedBy?: string) => post(order, "resume", authorisedBy ? { authorisedBy } : {});
export const cancel = (order: string, body: { reason: CancelReason; duplicateOf?: string }) => post(order, "cancel", body);
export const close = (order: string, body: Omit<Report, "note"> & { note: string }) => post(order, "close", body);
export const changePriority = (order: string, urgency: number, reason: string) => post(order, "priority", { urgency, reason });
export const help = (order: string, remedy: Remedy) => post(order, "remedy", { remedy });
/** Whether it stays with a technician who is away, or others are asked. */
export const decideOfAbsent = (order: string, technician: string, stays: boolean) => post(order, "of-absent", { technician, stays });
/** Whatever is asked for there is ours to see to. @param another one more technician is looked for */
export const takeHelp = (order: string, another: boolean) => post(order, "take-help", { another });
export const cameOnSite = (order: string) => post(order, "on-site", {});
