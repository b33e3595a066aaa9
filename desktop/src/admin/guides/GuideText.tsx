import { useState } from "react";
import { inTongue, type Guide, type Question, type Texts } from "../../alarm/procedure/procedure";
import { guideWords } from "../../alarm/words/guide";
import { Card } from "../../shared/parts/Card";
import { Chip } from "../../shared/parts/Chip";
import { NumberField } from "../../shared/parts/NumberField";
import { TextField } from "../../shared/parts/TextField";
import { language, languageNames, languages, type Language } from "../../shared/preferences";
import { fill } from "../../shared/wording";

type Place = readonly (string | number)[];

interface Writing {
  guide: Guide;
  /** Without it the text can only be read. */
  change?: (place: Place, value: unknown) => void;
  /** What is wrong, by the server's name of the place, such as `greet.say.et`. */
  errors: Record<string, string>;
}

const minutes = ["checkInMinutes", "unacceptedMinutes", "lateMinutes", "targetMinutes"] as const;
const longestTitle = 120;
const longestSentence = 1_000;

/** Everything that a guide says, in one language at a time. */
export function GuideText(writing: Writing) {
  const t = guideWords.use();
  const [tongue, setTongue] = useState<Language>(language.now());
  const { guide, change, errors } = writing;
  const text = (label: string, texts: Texts, place: Place, name: string, isLong = false) => (
    <Text key={name} label={label} value={inTongue(texts, tongue)} tongue={tongue} isLong={isLong} error={errors[`${name}.${tongue}`]} {...(change ? { change: (value) => change([...place, tongue], value) } : {})} />
  );
  const asked = (question: Question, place: Place) => (
    <fieldset key={question.id} className="tongue">
      <legend>
        {inTongue(question.text, tongue)} {question.mandatory && <Chip>{t.mandatory}</Chip>}
      </legend>
      {text(t.question, question.text, [...place, "text"], `${question.id}.text`)}
      <div className="pair">
        {question.choices.map((choice, at) => (
          <div key={choice.value}>
            {text(fill(t.choice, { n: at + 1 }), choice.text, [...place, "choices", at, "text"], `${question.id}.${choice.value}`)}
            {choice.means && <span className="meta">{fill(t.means, { triage: t.triages[choice.means] })}</span>}
          </div>
        ))}
      </div>
    </fieldset>
  );
  return (
    <div className="col">
      <label className="row">
        {t.readIn}
        <select className="inp" value={tongue} onChange={(event) => setTongue(languages.find((each) => each === event.target.value) ?? tongue)}>
          {languages.map((each) => (
            <option key={each} value={each} lang={each}>
              {languageNames[each]}
            </option>
          ))}
        </select>
      </label>
      {Object.keys(errors).length > 0 && (
        <ul className="wrong">
          {Object.entries(errors).map(([place, sentence]) => (
            <li key={place}>
              <b>{place}</b> {sentence}
            </li>
          ))}
        </ul>
      )}
      <div className="pair">
        {minutes.map((each) =>
          change ? (
            <NumberField key={each} label={t[each]} value={guide[each]} onChange={(value) => value !== null && change([each], value)} min={1} max={120} unit="min" error={errors[each]} />
          ) : (
            <p key={each}>
              {t[each]}: <b>{guide[each]}</b>
            </p>
          ),
        )}
      </div>
      {guide.steps.map((step, at) => (
        <Card key={step.id} title={`${at + 1} ${inTongue(step.title, tongue)}${step.mandatory ? " *" : ""}`} icon="list">
          {step.within.length > 0 && <p className="meta">{fill(t.only, { list: step.within.map((each) => t.triages[each]).join(", ") })}</p>}
          {text(t.heading, step.title, ["steps", at, "title"], `${step.id}.title`)}
          {text(t.sentence, step.say, ["steps", at, "say"], `${step.id}.say`, true)}
          {Object.keys(step.until).length > 0 && text(t.meanwhile, step.until, ["steps", at, "until"], `${step.id}.until`, true)}
          {step.questions.map((question, index) => asked(question, ["steps", at, "questions", index]))}
        </Card>
      ))}
      <Card title={inTongue(guide.checkIn.title, tongue)} icon="clock">
        {text(t.heading, guide.checkIn.title, ["checkIn", "title"], "checkIn.title")}
        {text(t.sentence, guide.checkIn.say, ["checkIn", "say"], "checkIn.say", true)}
      </Card>
      {guide.aids.map((aid, at) => (
        <Card key={aid.id} title={inTongue(aid.title, tongue)} icon="bubble">
          {text(t.heading, aid.title, ["aids", at, "title"], `${aid.id}.title`)}
          {text(t.sentence, aid.say, ["aids", at, "say"], `${aid.id}.say`, true)}
        </Card>
      ))}
      <Card title={t.never} icon="cross">
        {guide.never.map((each, at) => text(`${t.never} ${at + 1}`, each, ["never", at], `never.${at}`))}
      </Card>
    </div>
  );
}

function Text({ label, value, tongue, isLong, error, change }: { label: string; value: string; tongue: Language; isLong: boolean; error: string | undefined; change?: (value: string) => void }) {
  if (!change) {
    return (
      <p>
        <span className="meta">{label}</span> <span lang={tongue}>{value}</span>
      </p>
    );
  }
  return <TextField label={label} value={value} onChange={change} error={error} maxLength={isLong ? longestSentence : longestTitle} {...(isLong ? { rows: 3 } : {})} lang={tongue} />;
}
