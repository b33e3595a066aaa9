import { useDesk } from "../contact/desk";
import { duration, number, percent, time } from "../shared/format";
import { useSecondsSince } from "../shared/now";
import { fill } from "../shared/wording";
import { useConnectionState } from "./connection";
import { words } from "./words";

/** How many wait, for how long, and how many were answered in time. Grey with its time while it may be old. */
export function QueueGlance() {
  const t = words.use();
  const queue = useDesk().data?.queue;
  const { state, since } = useConnectionState();
  const longest = useSecondsSince(queue?.longestSince);
  const old = state === "lost";
  return (
    <div className={`sec glance ${old ? "stale" : ""}`} role="group" aria-label={t.queue}>
      <div>
        <span>{old ? fill(t.at, { time: time(since) }) : t.waiting}</span>
        <b>{queue ? number(queue.waiting) : "–"}</b>
      </div>
      <div>
        <span>{t.longest}</span>
        <b>{queue?.longestSince ? duration(longest) : "–"}</b>
      </div>
      <div>
        <span>{t.inTwenty}</span>
        <b>{queue?.inTwentySeconds == null ? "–" : percent(queue.inTwentySeconds)}</b>
      </div>
    </div>
  );
}
