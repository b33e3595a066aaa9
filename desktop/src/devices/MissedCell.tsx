import { Link } from "wouter";
import { dayAndTime, time } from "../shared/format";
import { sentenceOfCode } from "../shared/refused";
import { count, fill } from "../shared/wording";
import type { Missed } from "./devices";
import { words } from "./words";

/** What the line of a lift said when it was rung, and what stands for its missing test call. */
export function MissedCell({ of }: { of: Missed | null }) {
  const t = words.use();
  if (!of) return null;
  return (
    <>
      {of.answer && (
        <div>
          {t.lineSaid} {of.rungAt && dayAndTime(of.rungAt)}: {t.lineAnswers[of.answer]} ({count(t.tries, of.tries)})
        </div>
      )}
      {of.order ? <Link href={`/orders/${of.order.id}`}>{of.order.number}</Link> : <Next of={of} />}
    </>
  );
}

function Next({ of: { state, nextAt, stuckWhy } }: { of: Missed }) {
  const t = words.use();
  switch (state) {
    case "waits":
      return <>{nextAt && fill(t.willRing, { time: time(nextAt) })}</>;
    case "rings":
      return <>{t.ringsNow}</>;
    case "folded":
      return <Link href="/incidents">{t.folded}</Link>;
    case "stuck":
      return (
        <strong>
          {t.stuck}
          {stuckWhy && `. ${sentenceOfCode(stuckWhy)}`}
        </strong>
      );
    default:
      return <>{t.decides}</>;
  }
}
