import { Button } from "react-aria-components";
import { dayName } from "../directory/hours";
import { locale } from "../shared/format";
import { Icon } from "../shared/icons";
import { ClockField } from "../shared/parts/ClockField";
import { fill } from "../shared/wording";
import { days, newHours, type Hours } from "./rules";
import { words } from "./words";

interface HoursFieldProps {
  label: string;
  /** What no hours mean. */
  none: string;
  value: readonly Hours[];
  /** `field` is empty for what is one step of its own. */
  onChange: (value: Hours[], field: string) => void;
  /** By their place. */
  errors: Readonly<Record<string, string>>;
}

/** Hours of a week: days as buttons that stay pressed, from when to when. */
export function HoursField({ label, none, value, onChange, errors }: HoursFieldProps) {
  const t = words.use();
  const put = (at: number, part: Partial<Hours>, field = "") => onChange(value.map((each, index) => (index === at ? { ...each, ...part } : each)), field);
  return (
    <fieldset className="fld">
      <legend className="lbl">{label}</legend>
      {value.length === 0 && <span className="meta">{none}</span>}
      <ul className="lines">
        {value.map((hours, index) => (
          <li key={index} className="rota-hours" role="group" aria-label={`${label} ${index + 1}`}>
            <div className="row wrap dense">
              {days.map((day, number) => (
                <Button
                  key={day}
                  className="chip"
                  aria-pressed={hours.days.includes(day)}
                  aria-label={dayName(number, locale(), "long")}
                  onPress={() => put(index, { days: days.filter((each) => (each === day) !== hours.days.includes(each)) })}
                >
                  {dayName(number, locale())}
                </Button>
              ))}
            </div>
            <div className="row wrap">
              <ClockField label={t.rules.begins} value={hours.begins} onChange={(begins) => put(index, { begins }, `begins ${index}`)} />
              <ClockField label={t.rules.ends} value={hours.ends} onChange={(ends) => put(index, { ends }, `ends ${index}`)} />
              <Button className="btn s quiet" aria-label={fill(t.rules.hoursAway, { n: index + 1 })} onPress={() => onChange(value.filter((_, each) => each !== index), "")}>
                <Icon name="cross" />
              </Button>
            </div>
            {errors[String(index)] && (
              <span className="wrong" aria-invalid="true" tabIndex={-1}>
                {errors[String(index)]}
              </span>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button className="btn s" onPress={() => onChange([...value, newHours], "")}>
          <Icon name="plus" /> {t.rules.addHours}
        </Button>
      </div>
    </fieldset>
  );
}
