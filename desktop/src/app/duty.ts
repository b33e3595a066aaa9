import type { Session } from "../shared/session";

/** Whose screens say what happens now, and hear of it as it happens. */
export const worksHere = (me: Session["user"]): boolean => keepsCalls(me) || me.roles.some((role) => role === "dispatcher" || role === "administrator");

/** Who takes calls: a line, a state of their own, the queue's figures. */
export const keepsCalls = (me: Session["user"]): boolean => me.roles.some((role) => role === "agent" || role === "supervisor");
