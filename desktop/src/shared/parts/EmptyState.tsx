import type { ReactNode } from "react";
import { Icon, type IconName } from "../icons";

/** What would be here, that it comes by itself, and at most one action. */
export function EmptyState({ icon = "check", title, children, action }: { icon?: IconName; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <Icon name={icon} size="xl" />
      <b>{title}</b>
      {children && <span className="t2">{children}</span>}
      {action}
    </div>
  );
}
