import type { Session } from "../shared/session";

/** Whose screens say what happens now, and hear of it as it happens. */
export const worksHere = (me: Session["user"]): boolean => keepsCalls(me) || me.roles.some((role) => role === "dispatcher" || role === "administrator");

/** Who has a telephone here. Whoever only watches calls has none, and the server opens none for them. */
export const hasLine = (me: Session["user"]): boolean => me.roles.includes("agent");

/** Who takes calls, or watches over those who do: a state of their own, the queue's figures. */
export const keepsCalls = (me: Session["user"]): boolean => me.roles.some((role) => role === "agent" || role === "supervisor");
