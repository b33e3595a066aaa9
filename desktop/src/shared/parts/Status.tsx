import { Icon, type IconName } from "../icons";
import type { OrderState } from "../order";
import { words } from "../words";
import "./order.css";

/** `unreachable` is no state of its own: the order is still offered, and nobody is left to ask. */
export type Shown = OrderState | "unreachable";

const looks: Record<Shown, { icon: IconName; tone: string }> = {
  raised: { icon: "dashed", tone: "" },
  offering: { icon: "signal", tone: "info" },
  accepted: { icon: "circledCheck", tone: "ok" },
  "on-the-way": { icon: "van", tone: "acc" },
  "on-site": { icon: "house", tone: "acc" },
  "on-hold": { icon: "circledPause", tone: "park" },
  unreachable: { icon: "missed", tone: "high" },
  "report-due": { icon: "reportDue", tone: "high" },
  closed: { icon: "check", tone: "" },
  cancelled: { icon: "cross", tone: "" },
};

/** Where a work order stands: icon and word; another `word` for a reader who does not work here. */
export function Status({ of, word }: { of: Shown; word?: string }) {
  const t = words.use();
  const { icon, tone } = looks[of];
  return (
    <span className={`st ${tone}`}>
      <Icon name={icon} />
      {word ?? t.orderStates[of]}
    </span>
  );
}

export const statusIcon = (of: Shown): IconName => looks[of].icon;
