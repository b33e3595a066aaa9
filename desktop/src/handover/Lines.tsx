import type { ReactNode } from "react";
import { Link } from "wouter";
import type { OrderRow } from "../orders/types";
import { placeOf } from "../orders/Where";
import { Chip } from "../shared/parts/Chip";
import { PriorityMark } from "../shared/parts/PriorityMark";
import type { HandOverLine } from "./handOver";
import { words } from "./words";

export const nameOf = (order: OrderRow): string => `${order.number}, ${placeOf(order)}`;

/** Orders that must not be lost sight of, the worst first, each with why. */
export function Lines({ lines, beside }: { lines: readonly HandOverLine[]; beside: (line: HandOverLine, order: OrderRow) => ReactNode }) {
  const t = words.use();
  return (
    <ul className="lines">
      {lines.map((line, at) => {
        const { order, whys, remark } = line;
        if (!order)
          return (
            <li key={at} className="row t2">
              {t.gone}
            </li>
          );
        return (
          <li key={order.id} className="row wrap">
            <PriorityMark of={order.priority} wordless />
            <span className="col sp">
              <Link href={`/orders/${order.id}`}>
                <b>{nameOf(order)}</b>
              </Link>
              <span className="meta">{[order.headline, order.technician].filter(Boolean).join(" · ")}</span>
              {remark && <span>{remark}</span>}
            </span>
            {order.closedAt ? <Chip>{t.over}</Chip> : whys.map((why) => <Chip key={why} tone={why === "trapped" ? "crit" : why === "nobody" || why === "late" ? "high" : ""}>{t.whys[why]}</Chip>)}
            {beside(line, order)}
          </li>
        );
      })}
    </ul>
  );
}
