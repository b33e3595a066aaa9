import { adminScreens } from "../admin/screens";
import { lazy, useEffect, type ComponentType } from "react";
import { contactScreens } from "../contacts/screens";
import { directoryScreens } from "../directory/screens";
import { dispatchScreens } from "../dispatch/screens";
import { figureScreens } from "../figures/screens";
import { handOverScreens } from "../handover/screens";
import { alarmScreens } from "../alarm/screens";
import { incidentScreens } from "../incident/screens";
import { requestScreens } from "../request/screens";
import { language } from "../shared/preferences";
import { rotaScreens } from "../rota/screens";
import { roles } from "../shared/roles";
import type { Screen } from "../shared/screen";
import { useStore } from "../shared/store";
import { words as shared } from "../shared/words";
import { words } from "./words";

/** Every address of the desktop, in the order of the rail. A screen is listed when what it shows is true. */
export const screens: readonly Screen[] = [
  {
    path: "/desk",
    load: () => import("./DeskPage"),
    roles: ["agent", "supervisor"],
    label: () => words.now().desk,
    rail: { icon: "headset", letter: "D" },
  },
  ...dispatchScreens,
  ...handOverScreens,
  ...alarmScreens,
  ...incidentScreens,
  {
    path: "/desk/r/:request",
    load: () => import("./RequestDesk"),
    roles: ["agent", "supervisor", "dispatcher"],
    label: () => shared.now().screens.request,
  },
  ...requestScreens,
  ...contactScreens,
  ...directoryScreens,
  ...rotaScreens,
  ...figureScreens,
  ...adminScreens,
  {
    path: "/own-sign-in",
    load: () => import("../people/OwnSignIn"),
    roles: roles.filter((role) => role !== "integration"),
    label: () => words.now().ownSignIn,
    inPalette: true,
  },
  {
    path: "/further-rights",
    load: () => import("../people/FurtherRights"),
    roles: roles.filter((role) => role !== "integration"),
    label: () => words.now().further,
    inPalette: true,
  },
];

type ScreenPage = ComponentType<{ params: Record<string, string> }>;
const pages = new Map<string, ScreenPage>();

function pageOf(screen: Screen): ScreenPage {
  const known = pages.get(screen.path);
  if (known) return known;
  const page = lazy(screen.load);
  pages.set(screen.path, page);
  return page;
}

export function Open({ screen, params }: { screen: Screen; params: Record<string, string | undefined> }) {
  useStore(language);
  const Page = pageOf(screen);
  const title = screen.label();
  useEffect(() => {
    document.title = `${title} – Throughline`;
  }, [title]);
  return <Page params={params as Record<string, string>} />;
}
