import type { Role } from "../shared/roles";
import { useMe } from "../shared/session";

const editors: readonly Role[] = ["supervisor", "dispatcher", "administrator"];

/** Everybody reads the directory; these change it. The server decides again. */
export const useMayEdit = (): boolean => useMe().roles.some((role) => editors.includes(role));

/** Agents keep what they hear from the people they talk with; see decision 11. */
export const useMayEditPeople = (): boolean => useMe().roles.some((role) => role === "agent" || editors.includes(role));
