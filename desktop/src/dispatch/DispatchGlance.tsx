import { useBoard } from "../orders/orders";
import { ageInHours, number, percent, time } from "../shared/format";
import { useNow } from "../shared/now";
import { fill } from "../shared/wording";
import { words } from "./words";

/** How many offers have not left, how old the oldest open one is, and how many are accepted. Grey with its time while it may be old. */
export function DispatchGlance({ lostSince }: { lostSince: number | null }) {
  const t = words.use();
  const board = useBoard("");
  const now = useNow();
  const counts = board.data?.counts;
  const oldest = counts?.oldestSeconds;
  return (
    <div className={`sec glance ${lostSince ? "stale" : ""}`} role="group" aria-label={t.figures}>
      <div>
        <span>{lostSince ? fill(t.at, { time: time(lostSince) }) : t.notSent}</span>
        <b>{counts ? number(counts.notSent) : "–"}</b>
      </div>
      <div>
        <span>{t.oldest}</span>
        <b>{oldest == null ? "–" : ageInHours(oldest + (now - board.dataUpdatedAt) / 1000)}</b>
      </div>
      <div>
        <span>{t.accepted}</span>
        <b>{counts?.acceptedShare == null ? "–" : percent(counts.acceptedShare)}</b>
      </div>
    </div>
  );
}
