import type { Screen } from "../shared/screen";
import { words } from "../shared/words";

const roles = ["agent", "supervisor", "dispatcher", "administrator"] as const;
const leads = ["supervisor", "administrator"] as const;
const titles = () => words.now().screens;

/** The directory: whose lifts we care for, where they stand, and what was promised. */
export const directoryScreens: readonly Screen[] = [
  {
    path: "/customers",
    load: () => import("./CustomersPage"),
    roles,
    label: () => titles().customers,
    rail: { icon: "people", letter: "C" },
    find: async (text, signal) => (await import("./find")).findAnything(text, signal),
  },
  { path: "/customers/:id", load: () => import("./CustomerPage"), roles, label: () => titles().customer },
  { path: "/sites", load: () => import("./SitesPage"), roles, label: () => titles().sites, inPalette: true },
  { path: "/sites/:id", load: () => import("./SitePage"), roles, label: () => titles().site },
  {
    path: "/units",
    load: () => import("./UnitsPage"),
    roles,
    label: () => titles().units,
    rail: { icon: "lift", letter: "U" },
  },
  { path: "/units/:id", load: () => import("./UnitPage"), roles, label: () => titles().unit },
  { path: "/agreements", load: () => import("./AgreementsPage"), roles, label: () => titles().agreements, inPalette: true },
  { path: "/imports", load: () => import("./imports/ImportsPage"), roles: leads, wholeCompany: true, label: () => titles().imports, inPalette: true },
  { path: "/imports/:id", load: () => import("./imports/ImportPage"), roles: leads, wholeCompany: true, label: () => titles().import },
  { path: "/duplicates", load: () => import("./merges/DuplicatesPage"), roles, label: () => titles().duplicates, inPalette: true },
  { path: "/duplicates/:kind", load: () => import("./merges/ComparisonPage"), roles, label: () => titles().comparison },
  { path: "/agreements/:id", load: () => import("./AgreementPage"), roles, label: () => titles().agreement },
];
