import { useState, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { useActions } from "../../shared/actions";
import { duration, timeToTheSecond } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { useSecondsSince } from "../../shared/now";
import { Chip } from "../../shared/parts/Chip";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { placeOf } from "../AlarmLane";
import type { Alarm } from "../alarms";
import { words } from "../words";
import { guideWords } from "../words/guide";
import { allGuideActions } from "./actions";
import { CheckIns } from "./CheckIns";
import { read, sentence } from "./procedure";
import { StepSection } from "./StepSection";
import type { Led } from "./useLed";

/** The guide leads: one step after the other, with the sentence to say, until everyone is out. */
export function ProcedureCard({ led, children }: { led: Led; children: ReactNode }) {
  const t = guideWords.use();
  const { alarm, progress, steps } = led;
  const { guide, version, state } = progress.version;
  const [open, setOpen] = useState<string | null>(null);
  useActions(allGuideActions, led);
  const lasts = alarm.state !== "ended";
  const [before, after] = [steps.filter(({ step }) => step.id !== "out"), steps.filter(({ step }) => step.id === "out")];
  const section = (each: (typeof steps)[number]) => (
    <StepSection
      key={each.step.id}
      of={each}
      at={steps.indexOf(each) + 1 + (after.includes(each) && progress.checkAt ? 1 : 0)}
      led={led}
      isOpen={open === each.step.id}
      open={() => setOpen(open === each.step.id ? null : each.step.id)}
    />
  );
  return (
    <section className={`guided ${lasts ? "lasts" : ""}`} aria-label={t.steps}>
      <header>
        <Icon name="octagon" size="xl" />
        <div className="sp">
          <h1>
            {alarm.number} {t.triages[progress.triage]}
          </h1>
          <div className="t2">{[placeOf(alarm, words.now().unknown), alarm.unit?.number, fill(t.version, { n: version })].filter(Boolean).join(" · ")}</div>
        </div>
        {state === "to-be-approved" && <Chip tone="high" icon="warning">{t.states[state]}</Chip>}
        {lasts && <Since alarm={alarm} />}
      </header>
      {!progress.begun && lasts && <p className="t2 begins">{t.takeFirst}</p>}
      <div className="vline">
        {before.map(section)}
        <CheckIns led={led} at={before.length + 1} />
        {after.map(section)}
      </div>
      {lasts && <Aids led={led} />}
      {children}
      <RefusalNotice of={led.failure} />
      <footer>
        <b className="crit">
          <Icon name="cross" /> {t.never}
        </b>
        {guide.never.map((each, at) => (
          <span key={at}>{read(each)}</span>
        ))}
      </footer>
    </section>
  );
}

function Since({ alarm }: { alarm: Alarm }) {
  const t = words.use();
  const seconds = useSecondsSince(alarm.raisedAt);
  return (
    <>
      <span className="meta">
        {t.since} {timeToTheSecond(alarm.raisedAt)}
      </span>
      <b className="alarm-since" role="timer" aria-label={t.since}>
        {duration(seconds)}
      </b>
    </>
  );
}

/** What helps when it is difficult; one at a time is unfolded. */
function Aids({ led }: { led: Led }) {
  const t = guideWords.use();
  const { guide } = led.progress.version;
  const shown = guide.aids.find(({ id }) => id === led.aid);
  return (
    <div className="aids">
      <div className="row wrap">
        <span className="meta">{t.help}</span>
        {guide.aids.map((aid) => (
          <Button key={aid.id} className="chip" aria-expanded={aid.id === led.aid} onPress={() => led.unfold(aid.id === led.aid ? null : aid.id)}>
            {read(aid.title)}
          </Button>
        ))}
      </div>
      {shown && (
        <blockquote className="saybox small" lang={led.spoken} aria-live="polite">
          {sentence(shown, led.known, led.spoken)}
        </blockquote>
      )}
    </div>
  );
}
