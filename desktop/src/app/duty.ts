import type { Session } from "../shared/session";

/** Who takes calls: a line, a state of their own, the queue's figures. */
export const keepsCalls = (me: Session["user"]): boolean => me.roles.some((role) => role === "agent" || role === "supervisor");
