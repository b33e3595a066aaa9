import type { IconName } from "../shared/icons";
import type { Role } from "../shared/roles";
import type { en } from "./words/sections.en";

export interface Section {
  path: string;
  words: keyof typeof en.lists;
  icon: IconName;
  roles: readonly Role[];
  /** Counts for the whole company: nobody of a branch sees to it. */
  wholeCompany?: boolean;
}

const administers: readonly Role[] = ["administrator"];
const teaches: readonly Role[] = ["trainer", "administrator"];
const reads: readonly Role[] = ["auditor", "administrator"];
const leads: readonly Role[] = ["supervisor", "administrator"];
const plans: readonly Role[] = ["supervisor", "dispatcher", "administrator"];

/** What there is to look after, and for whom; the server decides the same by itself. */
export const sections = [
  { path: "/admin/users", words: "users", icon: "people", roles: administers, wholeCompany: true },
  { path: "/admin/branches", words: "branches", icon: "house", roles: administers, wholeCompany: true },
  { path: "/admin/queues", words: "queues", icon: "list", roles: leads, wholeCompany: true },
  { path: "/admin/technicians", words: "technicians", icon: "wrench", roles: plans },
  { path: "/admin/on-call", words: "onCall", icon: "calendar", roles: plans },
  { path: "/admin/ladders", words: "ladders", icon: "list", roles: plans, wholeCompany: true },
  { path: "/admin/dispatch", words: "dispatch", icon: "board", roles: plans, wholeCompany: true },
  { path: "/admin/holidays", words: "holidays", icon: "calendar", roles: leads, wholeCompany: true },
  { path: "/admin/codes", words: "codes", icon: "book", roles: teaches, wholeCompany: true },
  { path: "/admin/guides", words: "guides", icon: "octagon", roles: teaches, wholeCompany: true },
  { path: "/admin/carrier", words: "carrier", icon: "phone", roles: administers, wholeCompany: true },
  { path: "/admin/bills", words: "bills", icon: "phone", roles: leads, wholeCompany: true },
  { path: "/admin/gateway", words: "gateway", icon: "bubble", roles: administers, wholeCompany: true },
  { path: "/admin/gateways", words: "gateways", icon: "signal", roles: administers, wholeCompany: true },
  { path: "/admin/webhooks", words: "webhooks", icon: "link", roles: administers, wholeCompany: true },
  { path: "/admin/senders", words: "senders", icon: "inbox", roles: administers, wholeCompany: true },
  { path: "/admin/lifts", words: "lifts", icon: "signal", roles: administers, wholeCompany: true },
  { path: "/admin/outbox", words: "outbox", icon: "envelope", roles: plans },
  { path: "/admin/privacy", words: "privacy", icon: "people", roles: administers, wholeCompany: true },
  { path: "/admin/audit", words: "audit", icon: "book", roles: reads, wholeCompany: true },
  { path: "/admin/tokens", words: "tokens", icon: "key", roles: administers, wholeCompany: true },
] as const satisfies readonly Section[];

export type SectionWords = (typeof sections)[number]["words"];
