import { Button } from "react-aria-components";
import { ActionButton, Caps } from "../../shared/actions";
import { timeToTheSecond } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { Notice } from "../../shared/parts/Notice";
import { languageNames, languages } from "../../shared/preferences";
import { fill } from "../../shared/wording";
import { guideWords } from "../words/guide";
import { guideActions } from "./actions";
import { keyOf, read, sentence, type Question, type Stepping } from "./procedure";
import type { Led } from "./useLed";

/** One step: what to say, and what to ask. Done it is one line, which can be opened. */
export function StepSection({ of: { step, state }, at, led, isOpen, open }: { of: Stepping; at: number; led: Led; isOpen: boolean; open: () => void }) {
  const t = guideWords.use();
  const { progress } = led;
  const isNow = state === "now";
  const said = progress.said[step.id]?.at ?? lastAnswer(led, step.questions);
  return (
    <section className={state} {...(isNow ? { "aria-current": "step" } : {})}>
      <span className="nd" aria-hidden="true">
        {state === "done" ? <Icon name="check" /> : at}
      </span>
      <div className="row">
        <h2 className="sp">
          <Button className="linklike heading" aria-expanded={isNow || isOpen} onPress={open}>
            {read(step.title)}
          </Button>
        </h2>
        {state === "done" && said && <span className="meta">{timeToTheSecond(said)}</span>}
        {!step.mandatory && state !== "done" && <span className="meta">{t.optional}</span>}
      </div>
      {isNow && progress.tellAgain && <Notice tone="high">{t.toldAgain}</Notice>}
      {(isNow || isOpen) && (
        <>
          {Object.keys(step.say).length > 0 && (
            <blockquote className={isNow ? "saybox" : "saybox small"} lang={led.spoken}>
              {sentence(step, led.known, led.spoken)}
            </blockquote>
          )}
          {isNow && (
            <div className="row wrap saying">
              <ActionButton action={guideActions.says} on={led} look="filled" />
              <ActionButton action={guideActions.otherLanguage} on={led} />
              <ActionButton action={guideActions.panicking} on={led} chosen={led.aid === "panic"} />
              <span className="sp" />
              <label className="meta row">
                {t.spoken}
                <select className="inp" value={led.spoken} onChange={(event) => led.speak(languages.find((each) => each === event.target.value) ?? led.spoken)}>
                  {languages.map((each) => (
                    <option key={each} value={each} lang={each}>
                      {languageNames[each]}
                    </option>
                  ))}
                </select>
              </label>
            </div>
          )}
          {isNow && <HelpfulWords led={led} />}
          {step.questions.length > 0 && (
            <div className="asked">
              {step.questions.map((question) => (
                <Asked key={question.id} question={question} led={led} />
              ))}
            </div>
          )}
        </>
      )}
      {state === "done" && !isOpen && <Answers questions={step.questions} led={led} />}
    </section>
  );
}

/** What is said to somebody who panics, a child alone, or whoever hears badly: as long as it is unfolded. */
export function HelpfulWords({ led: { aid, progress, known, spoken } }: { led: Led }) {
  const shown = progress.version.guide.aids.find(({ id }) => id === aid);
  return (
    <div aria-live="polite">
      {shown && (
        <blockquote className="saybox small" lang={spoken} aria-label={read(shown.title)}>
          {sentence(shown, known, spoken)}
        </blockquote>
      )}
    </div>
  );
}

const lastAnswer = ({ progress: { answers } }: Led, questions: Question[]) =>
  questions
    .flatMap(({ id }) => answers[id]?.at ?? [])
    .sort()
    .at(-1);

/** A question and its answers, a tap each; the one that keys answer shows them. */
function Asked({ question, led }: { question: Question; led: Led }) {
  const { answers } = led.progress;
  const given = answers[question.id]?.value;
  const isOpen = led.acts && led.question?.id === question.id;
  return (
    <div className={`q ${isOpen ? "is-open" : ""}`} role="group" aria-label={read(question.text)}>
      <span>
        {read(question.text)}
        {question.mandatory && !given && <abbr title={guideWords.now().mandatory}>*</abbr>}
      </span>
      <span className="row wrap">
        {question.choices.map((choice, at) => (
          <Button
            key={choice.value}
            className={`chip ${given === choice.value && isGrave(choice.means) ? "crit" : ""}`}
            isDisabled={!led.acts}
            aria-pressed={given === choice.value}
            {...(isOpen ? { "aria-keyshortcuts": keyOf(question, at) } : {})}
            onPress={() => led.answered(question.id, choice.value)}
          >
            {given === choice.value && <Icon name={isGrave(choice.means) ? "warning" : "check"} />}
            {read(choice.text)}
            {isOpen && <Caps of={keyOf(question, at)} />}
          </Button>
        ))}
      </span>
    </div>
  );
}

const isGrave = (means: string | null) => means === "trapped-by" || means === "medical";

/** What was answered, in one line. */
function Answers({ questions, led }: { questions: Question[]; led: Led }) {
  const t = guideWords.use();
  const { answers } = led.progress;
  const given = questions.flatMap((question) => {
    const choice = question.choices.find(({ value }) => value === answers[question.id]?.value);
    return choice ? [{ question, choice }] : [];
  });
  if (given.length === 0) return null;
  return (
    <ul className="answers dense" aria-label={t.steps}>
      {given.map(({ question, choice }) => (
        <li key={question.id} className={isGrave(choice.means) ? "crit" : "t2"} title={fill(t.answerOf, { question: read(question.text) })}>
          {read(question.text)} <b>{read(choice.text)}</b>
        </li>
      ))}
    </ul>
  );
}
