import type { ReactNode } from "react";
import { Icon, type IconName } from "../icons";

export type Tone = "info" | "ok" | "high" | "crit";
const icons: Record<Tone, IconName> = { info: "bubble", ok: "circledCheck", high: "warning", crit: "warning" };

/** What happened, at the place where it happened. Nothing floats and nothing goes away by itself. */
export function Notice({ tone = "info", title, children }: { tone?: Tone; title?: string; children: ReactNode }) {
  return (
    <div className={`notice ${tone}`} role={tone === "high" || tone === "crit" ? "alert" : "status"}>
      <Icon name={icons[tone]} />
      <div>
        {title && <b>{title}</b>}
        <div>{children}</div>
      </div>
    </div>
  );
}
