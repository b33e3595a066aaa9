import { Button } from "react-aria-components";
import { Icon } from "../../shared/icons";
import { ClockField } from "../../shared/parts/ClockField";
import { fill } from "../../shared/wording";
import { codes } from "../words/codes";

const most = 6;

interface RemindersFieldProps {
  value: string[];
  onChange: (value: string[]) => void;
  error: string | undefined;
}

/** The times of a day at which a missing report is asked for. */
export function RemindersField({ value, onChange, error }: RemindersFieldProps) {
  const t = codes.use();
  return (
    <fieldset className="fld" aria-describedby="reminders-more">
      <legend className="lbl">{t.reminderTimes}</legend>
      <ul className="lines">
        {value.map((time, index) => (
          <li key={index} className="row wrap">
            <ClockField label={fill(t.reminder, { n: index + 1 })} value={time} onChange={(next) => onChange(value.map((each, at) => (at === index ? next : each)))} />
            <Button className="btn s quiet" aria-label={fill(t.reminderAway, { n: index + 1 })} isDisabled={value.length === 1} onPress={() => onChange(value.filter((_, at) => at !== index))}>
              <Icon name="cross" />
            </Button>
          </li>
        ))}
      </ul>
      <span id="reminders-more" className={error ? "wrong" : "meta"} {...(error ? { "aria-invalid": true, tabIndex: -1 } : {})}>
        {error ?? t.reminderTimesHint}
      </span>
      <div>
        <Button className="btn s" isDisabled={value.length >= most} onPress={() => onChange([...value, "12:00"])}>
          <Icon name="plus" /> {t.addReminder}
        </Button>
      </div>
    </fieldset>
  );
}
