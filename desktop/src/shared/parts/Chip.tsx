import type { ReactNode } from "react";
import { Icon, type IconName } from "../icons";

export type ChipTone = "" | "crit" | "high" | "info" | "ok" | "park" | "acc";

export function Chip({ tone = "", icon, children }: { tone?: ChipTone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`chip ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
