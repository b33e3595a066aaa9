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
import { ending, read } from "./procedure";
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
  const [before, after] = [steps.filter(({ step }) => step.id !== ending), steps.filter(({ step }) => step.id === ending)];
  const section = (each: (typeof steps)[number]) => (
    <StepSection
      key={each.step.id}
      of={each}
      at={steps.indexOf(each) + 1 + (after.includes(each) && progress.checkAt ? 1 : 0)}
      led={led}
      isOpen={open === each.step.id}
      open={() => (each.step.id === ending ? led.end() : setOpen(open === each.step.id ? null : each.step.id))}
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
    <div className="since">
      <span className="meta">
        {t.since} {timeToTheSecond(alarm.raisedAt)}
      </span>
      <b className="alarm-since" role="timer" aria-label={t.since}>
        {duration(seconds)}
      </b>
    </div>
  );
}

/** What helps when it is difficult; its words are shown with the step, one at a time. */
function Aids({ led }: { led: Led }) {
  const t = guideWords.use();
  return (
    <div className="aids row wrap">
      <span className="meta">{t.help}</span>
      {led.progress.version.guide.aids.map((aid) => (
        <Button key={aid.id} className="chip" aria-pressed={aid.id === led.aid} onPress={() => led.unfold(aid.id === led.aid ? null : aid.id)}>
          {read(aid.title)}
        </Button>
      ))}
    </div>
  );
}
