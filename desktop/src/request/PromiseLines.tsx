import { dayAndTime, daysAgo, time } from "../shared/format";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { priceSaid } from "../shared/price";
import { fill } from "../shared/wording";
import type { Promised } from "./types";
import { words } from "./words";
import "./beside.css";

type Words = ReturnType<typeof words.now>;

/** What was promised for just this problem, in the time of the place, and who pays, before anything is raised. */
export function PromiseLines({ promise, zone }: { promise: Promised | undefined; zone?: string | undefined }) {
  const t = words.use();
  const when = (at: string) => (daysAgo(at) === 0 ? time(at, zone) : dayAndTime(at, zone));
  return (
    <div className="promise" role="status" aria-label={t.promise}>
      {promise && (
        <>
          <PriorityMark of={promise.priority} />
          <span className="dense">{dueSaid(promise, when, t)}</span>
          {promise.opensAt && <span className="meta">{fill(t.opensAt, { time: when(promise.opensAt) })}</span>}
          {!promise.covered && <span className="dense high">{t.notCovered}</span>}
          {promise.price?.charged && <span className="dense high">{fill(t.charged, { price: priceSaid(promise.price) || t.priceUnknown })}</span>}
        </>
      )}
    </div>
  );
}

/** By when somebody is there; where the clock starts only when somebody accepts, how long it takes from then. */
export function dueSaid({ dueAt, kind, minutes, starts }: Promised, when: (at: string) => string, t: Words): string {
  if (dueAt) return fill(kind === "at-once" ? t.atOnce : t.thereBy, { time: when(dueAt) });
  if (minutes === null || starts !== "acceptance") return t.noTime;
  return fill(t.fromAcceptance, { time: minutes >= 120 && minutes % 60 === 0 ? fill(t.inHours, { n: minutes / 60 }) : fill(t.inMinutes, { n: minutes }) });
}
