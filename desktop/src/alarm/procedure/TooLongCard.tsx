import { Button } from "react-aria-components";
import { ActionButton } from "../../shared/actions";
import { duration, time } from "../../shared/format";
import { useNow } from "../../shared/now";
import { Card } from "../../shared/parts/Card";
import { fill } from "../../shared/wording";
import { guideWords } from "../words/guide";
import { emergencyOf, guideActions } from "./actions";
import { isAsked, type Ahead } from "./procedure";
import type { Led } from "./useLed";

/** When the rescue service is decided on, and by when somebody is to be there. */
export function TooLongCard({ led }: { led: Led }) {
  const t = guideWords.use();
  const { progress, alarm } = led;
  const now = useNow();
  const begun = Date.parse(alarm.raisedAt);
  const share = Math.min(1, Math.max(0, (now - begun) / (Date.parse(progress.targetAt) - begun)));
  const asks = progress.rescue.some(isAsked);
  return (
    <Card title={t.ifTooLong} icon="clock" className={asks ? "asks" : ""}>
      <ul className="ahead" role={asks ? "alert" : undefined}>
        {progress.rescue.map((each) => (
          <li key={each.why} className={isAsked(each) ? "crit" : ""}>
            <b className="num">{duration((Date.parse(each.at) - begun) / 1000)}</b>
            <span>{t.whys[each.why]}</span>
            <span className="t2">{whatOf(each, now, t)}</span>
          </li>
        ))}
      </ul>
      <div className={`used ${share >= 1 ? "crit" : ""}`} role="presentation">
        <i style={{ width: `${share * 100}%` }} />
      </div>
      <p className="meta">{fill(t.target, { time: time(progress.targetAt, led.order?.site.zone) })}</p>
      {led.acts && progress.begun && (
        <>
          <div className="row wrap">
            <ActionButton action={guideActions.calls} on={led} look={asks ? "danger" : "plain"} />
            {asks && (
              <Button className="btn" onPress={() => led.decided(false)}>
                {t.notNeeded}
              </Button>
            )}
          </div>
          <p className="dense t2">{fill(t.callHelp, { number: emergencyOf(led) })}</p>
        </>
      )}
    </Card>
  );
}

function whatOf({ at, due, called, decidedAt, decidedBy }: Ahead, now: number, t: ReturnType<typeof guideWords.now>): string {
  if (called !== null && decidedAt) return fill(called ? t.called : t.notCalled, { time: time(decidedAt), name: decidedBy?.name ?? "" });
  return due ? t.now : fill(t.within, { time: duration((Date.parse(at) - now) / 1000) });
}
