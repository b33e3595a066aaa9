import { call } from "../../shared/api";
import type { Kept } from "../../shared/edit/rebase";
import type { en } from "../words/en";

export type PersonRole = keyof typeof en.users.role;
export const personRoles: readonly PersonRole[] = ["agent", "supervisor", "dispatcher", "technician", "administrator", "trainer", "auditor", "customer"];

/** From which customer somebody looks in; no sites: all that it has. */
export interface Outlook {
  customer: string;
  sites: readonly string[];
}

export interface UserForm {
  name: string;
  email: string;
  language: string;
  roles: PersonRole[];
  skills: string[];
  /** Sees what belongs to it and below. */
  branch: string;
  /** Null for whoever works here. */
  outlook: Outlook | null;
  active: boolean;
}

export interface User extends UserForm {
  id: string;
  /** May take wider rights in need. */
  mayBreakGlass: boolean;
  /** The identity provider knows this person, by a sign-in there. */
  bound: boolean;
  version: number;
  /** Opens the choice of the first password; only in the answer to a new user. */
  link: string | null;
}

export interface UserSession {
  id: string;
  current: boolean;
  startedAt: string;
  lastSeenAt: string;
  browser: string;
}

const path = (id: string) => `/api/users/${id}`;

export const keptUser = ({ name, email, language, roles, skills, branch, outlook, active, version }: User): Kept<UserForm> => ({
  values: { name, email, language, roles, skills, branch, outlook, active },
  version,
});

export const getUser = (id: string) => call<User>("GET", path(id));
export const addUser = ({ active: _, ...form }: UserForm) => call<User>("POST", "/api/users", form);
export const changeUser = (id: string, form: UserForm, version: number) => call<User>("PUT", path(id), { ...form, version });
export const makePasswordLink = (id: string) => call<{ link: string }>("POST", `${path(id)}/password-link`);
export const makePasskeyLink = (id: string) => call<{ link: string }>("POST", `${path(id)}/passkey-link`);
export const unbind = (id: string) => call("DELETE", `${path(id)}/provider`);
export const allowFurther = (id: string, allowed: boolean) => call("PUT", `${path(id)}/break-glass`, { allowed });
export const getSessions = (id: string) => call<UserSession[]>("GET", `${path(id)}/sessions`);
export const endSessions = (id: string) => call("POST", `${path(id)}/end-sessions`);
