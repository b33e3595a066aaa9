import { useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "../shared/api";
import type { Role } from "../shared/roles";
import { sessionQuery, useFurther, useMe, type Session } from "../shared/session";

/** Which rights can be taken; those of an administrator cannot, because with them they could be kept. */
export const takeable = ["agent", "dispatcher", "supervisor"] as const;
export type Takeable = (typeof takeable)[number];

/** Rights that somebody took for a while. */
export interface Further {
  id: string;
  user: string;
  name: string;
  roles: Role[];
  wholeCompany: boolean;
  reason: string;
  beganAt: string;
  endsAt: string;
  endedAt: string | null;
  endedBy: string | null;
  endReason: "time" | "by-herself" | "by-administrator" | "session-ended" | null;
}

export interface Wanted {
  roles: Takeable[];
  wholeCompany: boolean;
  reason: string;
  minutes: number;
}

export const takeRights = (wanted: Wanted) => call("POST", "/api/break-glass", wanted);
export const giveBack = () => call("POST", "/api/break-glass/end");
export const endRightsOf = (id: string) => call("POST", `/api/break-glass/${id}/end`);

/** How often is looked whether a time has run out; everything else is told at once. */
const lookMs = 30_000;

/** What anybody took, for administrators; the socket says when it changes. */
export function useEverybodysFurther(): Further[] | undefined {
  const isAdministrator = useMe().roles.includes("administrator");
  const latest = useQuery({
    queryKey: ["break-glass", "latest"],
    queryFn: () => call<Further[]>("GET", "/api/break-glass"),
    enabled: isAdministrator,
    refetchInterval: lookMs,
  });
  return isAdministrator ? latest.data : undefined;
}

export const lasts = (each: Further, now: number): boolean => each.endedAt === null && Date.parse(each.endsAt) > now;

/** Keeps the own session fresh while its rights are wider: they may end by their time, or by an administrator. */
export function useOwnFurther(): Session["breakGlass"] {
  const cache = useQueryClient();
  const further = useFurther();
  useQuery({
    queryKey: ["break-glass", "own"],
    queryFn: async () => {
      const session = await call<Session>("GET", "/api/session");
      cache.setQueryData(sessionQuery.queryKey, session);
      return session.breakGlass ?? null;
    },
    enabled: Boolean(further),
    refetchInterval: lookMs,
  });
  return further;
}
