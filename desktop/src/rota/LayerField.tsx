import { Button } from "react-aria-components";
import { dayName } from "../directory/hours";
import { locale } from "../shared/format";
import { Icon } from "../shared/icons";
import { ClockField, DayField } from "../shared/parts/ClockField";
import { NumberField } from "../shared/parts/NumberField";
import { Select } from "../shared/parts/Select";
import { Switch } from "../shared/parts/Switch";
import { TextField } from "../shared/parts/TextField";
import { fill } from "../shared/wording";
import { HoursField } from "./HoursField";
import { PeopleField } from "./PeopleField";
import { days, turns, type LayerForm, type Moment } from "./rules";
import { words } from "./words";

interface LayerFieldProps {
  value: LayerForm;
  /** `field` names what is typed in; empty for what is one step of its own. */
  onChange: (part: Partial<LayerForm>, field: string) => void;
  choices: readonly { value: string; label: string }[];
  nameOf: (technician: string) => string;
  /** By the name of the field, such as `people` or `hours.1`. */
  errors: Readonly<Record<string, string>>;
}

/** The fields whose name begins so, without that beginning. */
export const under = (errors: Readonly<Record<string, string>>, beginning: string): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).flatMap(([field, said]) => (field.startsWith(`${beginning}.`) ? [[field.slice(beginning.length + 1), said]] : [])));

/** One layer: who takes turns, when they are handed over, and in which hours. */
export function LayerField({ value, onChange, choices, nameOf, errors }: LayerFieldProps) {
  const t = words.use();
  return (
    <div className="col">
      <div className="pair">
        <TextField label={t.rules.name} value={value.name} onChange={(name) => onChange({ name }, "name")} error={errors["name"]} maxLength={100} isRequired />
        <NumberField label={t.rank} value={value.rank} onChange={(rank) => onChange({ rank }, "rank")} error={errors["rank"]} min={1} max={9} isRequired />
        <Select label={t.rules.turn} value={value.turn} onChange={(turn) => onChange({ turn }, "")} choices={turns.map((turn) => ({ value: turn, label: t.rules.turns[turn] }))} />
        {value.turn === "days" && <NumberField label={t.rules.days} value={value.days} onChange={(many) => onChange({ days: many }, "days")} error={errors["days"]} min={1} max={366} isRequired />}
        <DayField label={t.rules.start} value={value.start} onChange={(start) => onChange({ start }, "start")} error={errors["start"]} />
        {value.turn !== "moments" && <ClockField label={t.rules.handover} value={value.handover} onChange={(handover) => onChange({ handover }, "handover")} error={errors["handover"]} />}
      </div>
      {value.turn === "moments" && <Moments value={value.moments} onChange={(moments, field) => onChange({ moments }, field)} errors={under(errors, "moments")} />}
      <PeopleField value={value.people} onChange={(people) => onChange({ people }, "")} choices={choices} nameOf={nameOf} error={errors["people"]} />
      <HoursField label={t.rules.hours} none={t.rules.always} value={value.hours} onChange={(hours, field) => onChange({ hours }, field && `hours ${field}`)} errors={under(errors, "hours")} />
      <Switch label={t.rules.nextStandsIn} value={value.nextStandsIn} onChange={(nextStandsIn) => onChange({ nextStandsIn }, "")} />
    </div>
  );
}

interface MomentsProps {
  value: readonly Moment[];
  onChange: (value: Moment[], field: string) => void;
  errors: Readonly<Record<string, string>>;
}

/** The hand-overs of a week. */
function Moments({ value, onChange, errors }: MomentsProps) {
  const t = words.use();
  const put = (at: number, part: Partial<Moment>, field: string) => onChange(value.map((each, index) => (index === at ? { ...each, ...part } : each)), field);
  return (
    <fieldset className="fld">
      <legend className="lbl">{t.rules.moments}</legend>
      <ul className="lines">
        {value.map((moment, index) => (
          <li key={index} className="row wrap" role="group" aria-label={`${t.rules.moments} ${index + 1}`}>
            <Select label={t.rules.day} value={moment.day} onChange={(day) => put(index, { day }, "")} choices={days.map((day, number) => ({ value: day, label: dayName(number, locale(), "long") }))} />
            <ClockField label={t.rules.handover} value={moment.at} onChange={(at) => put(index, { at }, `moment ${index}`)} error={errors[String(index)]} />
            <Button className="btn s quiet" aria-label={fill(t.rules.momentAway, { n: index + 1 })} onPress={() => onChange(value.filter((_, each) => each !== index), "")}>
              <Icon name="cross" />
            </Button>
          </li>
        ))}
      </ul>
      <div>
        <Button className="btn s" onPress={() => onChange([...value, { day: "MONDAY", at: "08:00" }], "")}>
          <Icon name="plus" /> {t.rules.addMoment}
        </Button>
      </div>
    </fieldset>
  );
}
