import { call, withQuery, type Page } from "../shared/api";
import type { Found, Screen } from "../shared/screen";
import { sections, type Section, type SectionWords } from "./sections";
import { names } from "./words/sections";

type Load = Screen["load"];

const lists: Record<SectionWords, Load> = {
  users: () => import("./users/UserList"),
  branches: () => import("./branches/BranchesPage"),
  queues: () => import("./queues/QueueList"),
  technicians: () => import("./technicians/TechnicianList"),
  onCall: () => import("./oncall/OnCallPage"),
  ladders: () => import("./ladders/LaddersPage"),
  dispatch: () => import("./dispatch/DispatchSettingsPage"),
  holidays: () => import("./holidays/HolidayList"),
  codes: () => import("./codes/CodesPage"),
  guides: () => import("./guides/GuidesPage"),
  carrier: () => import("./carrier/CarrierPage"),
  bills: () => import("./bills/BillsPage"),
  gateway: () => import("./texts/GatewayPage"),
  gateways: () => import("./gateways/GatewaysPage"),
  webhooks: () => import("./webhooks/SubscriptionsPage"),
  senders: () => import("./webhooks/SendersPage"),
  lifts: () => import("./lifts/LiftsPage"),
  outbox: () => import("./texts/OutboxPage"),
  privacy: () => import("./privacy/PrivacyPage"),
  audit: () => import("./audit/AuditPage"),
  tokens: () => import("./TokensPage"),
};

const ones = {
  users: () => import("./users/UserPage"),
  branches: () => import("./branches/BranchPage"),
  queues: () => import("./queues/QueuePage"),
  technicians: () => import("./technicians/TechnicianPage"),
  onCall: () => import("./oncall/TurnPage"),
  ladders: () => import("./ladders/LadderPage"),
  holidays: () => import("./holidays/HolidayPage"),
  codes: () => import("./codes/CodePage"),
  guides: () => import("./guides/GuidePage"),
  bills: () => import("./bills/BillPage"),
  gateways: () => import("./gateways/RelayPage"),
  webhooks: () => import("./webhooks/SubscriptionPage"),
  senders: () => import("./webhooks/SenderPage"),
  privacy: () => import("./privacy/PrivacyPage"),
} satisfies Partial<Record<SectionWords, Load>>;

const finds: Partial<Record<SectionWords, Screen["find"]>> = {
  users: (q, signal) => found<{ email: string }>("/api/users", "/admin/users", q, signal, (user) => user.email),
  technicians: (q, signal) => found<{ area: string }>("/api/technicians", "/admin/technicians", q, signal, (each) => each.area),
};

async function found<Row>(path: string, at: string, q: string, signal: AbortSignal, detail: (row: Row) => string): Promise<Found[]> {
  const page = await call<Page<Row & { id: string; name: string }>>("GET", withQuery(path, { q, limit: 5 }), undefined, signal);
  return page.items.map((row) => ({ path: `${at}/${row.id}`, label: row.name, detail: detail(row) }));
}

const oneOf = ({ path, roles, wholeCompany }: Section, words: keyof typeof ones): Screen => ({
  path: `${path}/:id`,
  load: ones[words],
  roles,
  ...(wholeCompany ? { wholeCompany } : {}),
  label: () => names.now().one[words],
});

/** The addresses below /admin; only the first stands in the rail. */
export const adminScreens: readonly Screen[] = [
  {
    path: "/admin",
    load: () => import("./AdminStart"),
    roles: ["supervisor", "dispatcher", "administrator", "trainer", "auditor"],
    label: () => names.now().admin,
    rail: { icon: "gear", letter: "A" },
  },
  ...sections.map((section): Screen => ({
    path: section.path,
    load: lists[section.words],
    roles: section.roles,
    wholeCompany: "wholeCompany" in section,
    label: () => names.now().lists[section.words],
    inPalette: true,
    find: finds[section.words],
  })),
  ...sections.flatMap((section): Screen[] =>
    section.words in ones ? [oneOf(section, section.words as keyof typeof ones)] : [],
  ),
];
