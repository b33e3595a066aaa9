import type { MouseEvent } from "react";
import { Link } from "wouter";
import type { OrderRow } from "../orders/types";
import { placeOf } from "../orders/Where";
import { words as orderWords } from "../orders/words";
import { day, daysAgo, time } from "../shared/format";
import { useNow } from "../shared/now";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { fill } from "../shared/wording";
import type { Kept } from "./stillness";
import { words } from "./words";

interface HeldListProps {
  rows: readonly Kept<OrderRow>[];
  count: number;
  chosen: string | null;
  choose: (order: string) => void;
}

/** What waits on purpose, for what and until when, always in sight. */
export function HeldList({ rows, count, chosen, choose }: HeldListProps) {
  const t = words.use();
  const { holdReasons } = orderWords.use();
  return (
    <Card title={t.tabs["on-hold"]} icon="circledPause" grow className="watched held" aside={<Chip tone={count > 0 ? "park" : ""}>{count}</Chip>}>
      {rows.length === 0 && <p className="t2 dense">{t.none["on-hold"]}</p>}
      <ul>
        {rows.map(({ row, gone }) => (
          <li key={row.id} className={[row.id === chosen && "chosen", gone && "gone"].filter(Boolean).join(" ")} onClick={() => choose(row.id)}>
            <PriorityMark of={row.priority} wordless />
            <Link className="ell" href={`/orders/${row.id}`} data-order={row.id} onFocus={() => choose(row.id)} onClick={(event: MouseEvent) => event.detail === 1 && event.preventDefault()}>
              <b>{placeOf(row)}</b>
              <span className="meta ell">{row.hold ? [holdReasons[row.hold.reason], row.hold.note, row.hold.owner?.name].filter(Boolean).join(", ") : row.headline}</span>
            </Link>
            {gone ? <span className="meta">{t.gone}</span> : row.hold && <Wakes at={row.hold.wakeAt} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Amber from an hour before it comes back. */
function Wakes({ at }: { at: string }) {
  const t = words.use();
  const soon = Date.parse(at) - useNow() < 3_600_000;
  return <span className={soon ? "meta late" : "meta"}>{fill(t.wakes, { time: daysAgo(at) === 0 ? time(at) : day(at) })}</span>;
}
