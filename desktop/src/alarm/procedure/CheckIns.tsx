import { Button } from "react-aria-components";
import { ActionButton } from "../../shared/actions";
import { duration, time } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { useNow } from "../../shared/now";
import { Chip } from "../../shared/parts/Chip";
import { count, fill } from "../../shared/wording";
import { guideWords } from "../words/guide";
import { guideActions } from "./actions";
import { read, sentence } from "./procedure";
import { HelpfulWords } from "./StepSection";
import type { Led } from "./useLed";

/** They are talked with until they are out; when nobody has, it is red and whoever leads is told. */
export function CheckIns({ led, at }: { led: Led; at: number }) {
  const t = guideWords.use();
  const { progress, acts, known, spoken } = led;
  const now = useNow();
  if (!progress.checkAt) return null;
  const left = (Date.parse(progress.checkAt) - now) / 1000;
  const { checkIn } = progress.version.guide;
  const isNow = left <= 0 || !led.now;
  return (
    <section className={isNow ? "now" : "next"}>
      <span className="nd" aria-hidden="true">
        {at}
      </span>
      <div className="row wrap">
        <h2 className="sp">
          {read(checkIn.title)} <span className="meta">{fill(t.spokeAt, { time: time(progress.spokeAt) })}</span>
        </h2>
        <span role="timer" aria-live="off">
          <Chip tone={progress.missed > 0 || left <= 0 ? "crit" : left < 60 ? "high" : ""} icon="clock">
            {left <= 0 ? fill(t.checkInLate, { time: duration((now - Date.parse(progress.spokeAt)) / 1000) }) : fill(t.checkInAt, { time: duration(left) })}
          </Chip>
        </span>
        {acts && !led.now && <ActionButton action={guideActions.says} on={led} look={left <= 60 ? "filled" : "plain"} small />}
        {acts && led.now && (
          <Button className={`btn s ${left <= 0 ? "filled" : ""}`} onPress={led.checkedIn}>
            <Icon name="check" />
            {t.checkIn}
          </Button>
        )}
      </div>
      {isNow && (
        <blockquote className={led.now ? "saybox" : "saybox small"} lang={spoken}>
          {sentence(checkIn, known, spoken)}
        </blockquote>
      )}
      {!led.now && <HelpfulWords led={led} />}
      {progress.missed > 0 && <p className="dense crit">{count(t.missed, progress.missed)}</p>}
    </section>
  );
}
