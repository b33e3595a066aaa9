import type { ComponentType } from "react";
import type { IconName } from "./icons";
import type { Role } from "./roles";
import { wholeCompany } from "./branches";
import type { Session } from "./session";

/** One thing that the palette found, and where it is. */
export interface Found {
  path: string;
  label: string;
  detail?: string;
  icon?: IconName;
}

/** One address of the desktop. A module lists its own in `screens.ts`; app/screens.ts puts the lists together. */
export interface Screen {
  /** As in wouter: `/units/:id`; the parameters arrive as the props `params`. */
  path: string;
  /** Loaded when it is first opened. */
  load: () => Promise<{ default: ComponentType<{ params: Record<string, string> }> }>;
  roles: readonly Role[];
  /** Only for those who work for the whole company, and not for those of a branch. */
  wholeCompany?: boolean;
  /** What stands in the browser's tab, the palette and the rail. */
  label: () => string;
  /** In the rail at the left; also reached by G and the letter. */
  rail?: {
    icon: IconName;
    letter: string;
    /** A hook: how many wait there; null for none, and for whoever it does not concern. */
    useCount?: () => { n: number; said: string } | null;
  };
  /** What the palette finds here for at least two typed letters; the best few. */
  find?: (text: string, signal: AbortSignal) => Promise<readonly Found[]>;
  /** Offered by the palette although not in the rail. */
  inPalette?: boolean;
}

/** The server decides the same by itself. */
export const mayOpen = (me: Session["user"], screen: Pick<Screen, "roles" | "wholeCompany">): boolean =>
  screen.roles.some((role) => me.roles.includes(role)) && (!screen.wholeCompany || me.branch === wholeCompany);
