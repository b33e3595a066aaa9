import { dayAndTime, daysAgo, time } from "../shared/format";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { fill } from "../shared/wording";
import type { Promised } from "./types";
import { words } from "./words";
import "./beside.css";

/** What was promised for just this problem, in the time of the place, before anything is raised. */
export function PromiseLines({ promise, zone }: { promise: Promised | undefined; zone?: string | undefined }) {
  const t = words.use();
  const when = (at: string) => (daysAgo(at) === 0 ? time(at, zone) : dayAndTime(at, zone));
  return (
    <div className="promise" role="status" aria-label={t.promise}>
      {promise && (
        <>
          <PriorityMark of={promise.priority} />
          <span className="dense">{promise.dueAt ? fill(promise.kind === "at-once" ? t.atOnce : t.thereBy, { time: when(promise.dueAt) }) : t.noTime}</span>
          {promise.opensAt && <span className="meta">{fill(t.opensAt, { time: when(promise.opensAt) })}</span>}
          {!promise.covered && <span className="dense high">{t.notCovered}</span>}
        </>
      )}
    </div>
  );
}
