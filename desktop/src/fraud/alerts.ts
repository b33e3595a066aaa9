import { useQuery } from "@tanstack/react-query";
import { call } from "../shared/api";
import { wholeCompany } from "../shared/branches";
import type { Session } from "../shared/session";

export type AlertKind = "refused" | "spent" | "unusual" | "texts" | "bill";

/** What looks like fraud and nobody has said to know yet. */
export interface Alert {
  id: string;
  kind: AlertKind;
  times: number;
  beganAt: string;
  lastAt: string;
}

/** The first part is the live topic. */
export const alertsKey = ["toll-alerts"];

export const seen = ({ id }: Alert) => call("POST", `/api/trunk/alerts/${id}/seen`);

/** Who leads the whole company is told; nobody else. */
export const isTold = (me: Session["user"]): boolean => me.branch === wholeCompany && me.roles.some((role) => role === "supervisor" || role === "administrator");

/** The latest first; none for whoever is not told. */
export function useAlerts(me: Session["user"]): Alert[] {
  return useQuery({ queryKey: alertsKey, queryFn: () => call<Alert[]>("GET", "/api/trunk/alerts"), enabled: isTold(me) }).data ?? [];
}

/** Where somebody looks into it: the one press that stops calls is on the carrier's page, which only administrators open. */
export function pageOf(alert: Alert, me: Session["user"]): string | null {
  if (alert.kind === "texts") return "/admin/outbox";
  if (alert.kind === "bill") return "/admin/bills";
  return me.roles.includes("administrator") ? "/admin/carrier" : null;
}
