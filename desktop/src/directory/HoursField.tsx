import { useId, useState } from "react";
import { locale } from "../shared/format";
import { Select } from "../shared/parts/Select";
import { Switch } from "../shared/parts/Switch";
import { dayName, hoursSaid, textOf, weekOf } from "./hours";
import { words } from "./words";

const usual = ["24/7", "8-16", "8-17", "7-19"];

interface HoursFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  error: string | undefined;
  isRequired?: boolean;
}

/** The hours of a week: one of the usual ones, or day by day. */
export function HoursField({ label, value, onChange, hint, error, isRequired }: HoursFieldProps) {
  const t = words.use();
  const id = useId();
  const [own, setOwn] = useState(value !== "" && !usual.includes(value));
  const [week, setWeek] = useState(() => weekOf(value));
  const take = (next: typeof week) => {
    setWeek(next);
    onChange(textOf(next));
  };
  return (
    <div className="col hours">
      <Select
        label={label}
        value={own ? "own" : value}
        onChange={(chosen) => {
          setOwn(chosen === "own");
          if (chosen === "own") setWeek(weekOf(value));
          else onChange(chosen);
        }}
        choices={[...usual.map((each) => ({ value: each, label: hoursSaid(each, t, locale()) })), { value: "own", label: t.ownHours }]}
        empty=""
        {...(hint && !own ? { hint } : {})}
        {...(own ? {} : { error })}
        isRequired={isRequired ?? false}
      />
      {own && (
        <div className="week" role="group" aria-label={`${label}: ${t.ownHours}`}>
          {week.days.map((windows, day) => (
            <label key={day} className="row">
              <span className="day dense">{dayName(day, locale())}</span>
              <span className="inp sp">
                <input
                  value={windows}
                  placeholder={t.nobodyWorks}
                  aria-describedby={`${id}-how`}
                  aria-invalid={error ? true : undefined}
                  onChange={(event) => take({ ...week, days: week.days.with(day, event.target.value) })}
                />
              </span>
            </label>
          ))}
          <Switch label={t.holidaysToo} value={week.holidays} onChange={(holidays) => take({ ...week, holidays })} />
          <span id={`${id}-how`} className={error ? "wrong" : "meta"}>
            {error ?? t.hoursHow}
          </span>
        </div>
      )}
    </div>
  );
}
