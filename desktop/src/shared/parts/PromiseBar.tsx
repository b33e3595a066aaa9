import { ageInHours, dayAndTime, daysAgo, percent, time } from "../format";
import { useNow, useSecondsSince } from "../now";
import { isAwaited, type OrderState } from "../order";
import { fill } from "../wording";
import { words } from "../words";
import { Chip } from "./Chip";
import "./order.css";

/** How much of the promised time is used: grey, amber from three quarters on, red when it is over. */
export const promiseTone = (share: number): "" | "high" | "crit" => (share >= 1 ? "crit" : share >= 0.75 ? "high" : "");

/**
 * The share as the server said it at `asOf`, carried on to this moment: it is 1 when the promise is due. A promise that
 * stands still, because they are there or it is on hold, stays as it was said.
 */
export function shareAt(now: number, asOf: number, share: number, dueAt: string | null, state: OrderState): number {
  if (!dueAt || !isAwaited(state) || now <= asOf) return share;
  const due = Date.parse(dueAt);
  if (now >= due) return Math.max(1, share);
  return share >= 1 ? share : share + ((1 - share) * (now - asOf)) / (due - asOf);
}

interface PromiseBarProps {
  raisedAt: string;
  dueAt: string | null;
  share: number;
  state: OrderState;
  /** When the server said so, in milliseconds. */
  asOf: number;
}

/** The age of an order beside the time that was promised for it. Both tick in place. */
export function PromiseBar({ raisedAt, dueAt, share, state, asOf }: PromiseBarProps) {
  const t = words.use();
  const age = useSecondsSince(raisedAt);
  const now = useNow();
  const used = shareAt(now, asOf, share, dueAt, state);
  const said = fill(t.promiseUsed, { percent: percent(Math.round(used * 100)) });
  return (
    <span className="age">
      <b>{ageInHours(age)}</b>
      {dueAt && (
        <span className={`bar ${promiseTone(used)}`} role="img" aria-label={said} title={said}>
          <i style={{ width: `${Math.min(100, used * 100)}%` }} />
        </span>
      )}
    </span>
  );
}

const aDay = 24 * 3600;

/** How long the promise still lasts, and how late it is afterwards. Nothing when it is kept, on hold or without a promise. */
export function DueChip({ dueAt, state, zone }: { dueAt: string | null; state: OrderState; zone?: string }) {
  const t = words.use();
  const now = useNow();
  if (!dueAt || !isAwaited(state)) return null;
  const left = Math.floor((Date.parse(dueAt) - now) / 1000);
  if (left < 0) return <Chip tone="crit" icon="clock">{fill(t.lateBy, { time: ageInHours(-left) })}</Chip>;
  const tone = left < 15 * 60 ? "high" : "acc";
  if (left < 100 * 60) return <Chip tone={tone} icon="clock">{fill(t.minutesLeft, { n: Math.ceil(left / 60) })}</Chip>;
  const when = left < aDay && daysAgo(dueAt, now) === 0 ? time(dueAt, zone) : dayAndTime(dueAt, zone);
  return <Chip tone="acc" icon="clock">{fill(t.dueBy, { time: when })}</Chip>;
}
