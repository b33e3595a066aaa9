import { duration, timeToTheSecond, dayAndTime, daysAgo } from "../shared/format";
import { Icon } from "../shared/icons";
import { useNow } from "../shared/now";
import { fill } from "../shared/wording";
import type { Attempt } from "./types";
import { words } from "./words";

/** Everybody who was asked: to the second, over which channel, and what came of it. */
export function Attempts({ of, zone }: { of: readonly Attempt[]; zone?: string }) {
  const t = words.use();
  if (of.length === 0) return <p className="t2 dense">{t.nobodyAsked}</p>;
  return (
    <ol className="attempts">
      {of.map((attempt) => (
        <li key={attempt.offer}>
          <time className="meta" dateTime={attempt.at} title={dayAndTime(attempt.at, zone)}>
            {daysAgo(attempt.at) === 0 ? timeToTheSecond(attempt.at, zone) : dayAndTime(attempt.at, zone)}
          </time>
          <Icon name={attempt.channel === "text" ? "bubble" : "phone"} />
          <span>
            {isOpen(attempt) ? <b>{attempt.technician.name}</b> : attempt.technician.name}
            {`, ${channel(attempt, t)}`}
            {attempt.delivered && isOpen(attempt) && attempt.state !== "read" && `, ${t.attempts.delivered.toLocaleLowerCase()}`}
            {attempt.byHand && <span className="meta why">{fill(t.byHand, { name: attempt.byHand.name, why: attempt.byHandReason ?? "" })}</span>}
          </span>
          <Answer attempt={attempt} {...(zone ? { zone } : {})} />
        </li>
      ))}
    </ol>
  );
}

type Words = ReturnType<typeof words.now>;

const isOpen = ({ state }: Attempt) => ["queued", "sent", "delivered", "read"].includes(state);

const channel = (attempt: Attempt, t: Words): string => (t.channels as Record<string, string>)[attempt.channel] ?? attempt.channel;

function Answer({ attempt, zone }: { attempt: Attempt; zone?: string }) {
  const t = words.use();
  const { state, expiresAt, reason, answeredAt } = attempt;
  if (isOpen(attempt)) return expiresAt ? <Countdown to={expiresAt} /> : <span className="st t2">{t.attempts[state]}</span>;
  if (state === "rejected") {
    return (
      <span className="st t2">
        <Icon name="cross" />
        {reason ? fill(t.declined, { why: (t.refusals as Record<string, string>)[reason] ?? reason }) : t.attempts.rejected}
      </span>
    );
  }
  if (state === "accepted") {
    return (
      <span className="st ok">
        <Icon name="circledCheck" />
        {t.attempts.accepted}
        {answeredAt && ` ${timeToTheSecond(answeredAt, zone)}`}
      </span>
    );
  }
  if (state === "withdrawn") return <span className="st t2">{t.attempts.withdrawn}</span>;
  return (
    <span className="st high">
      <Icon name="missed" />
      {t.attempts[state]}
    </span>
  );
}

/** How long the open offer still waits. */
function Countdown({ to }: { to: string }) {
  const t = words.use();
  const left = Math.ceil((Date.parse(to) - useNow()) / 1000);
  return (
    <span className={`st ${left > 0 ? "info" : "high"}`} role="timer">
      <Icon name="signal" />
      {left > 0 ? fill(t.answerIn, { time: duration(left) }) : t.answerLate}
    </span>
  );
}
