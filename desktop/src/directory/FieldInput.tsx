import { Button } from "react-aria-components";
import { Icon } from "../shared/icons";
import { NumberField } from "../shared/parts/NumberField";
import { Select } from "../shared/parts/Select";
import { Switch } from "../shared/parts/Switch";
import { TextField } from "../shared/parts/TextField";
import { isNamed, type Choice, type Field, type Value } from "./fields";
import { HoursField } from "./HoursField";
import { ThingChooser } from "./ThingChooser";

interface FieldInputProps {
  field: Field;
  value: Value;
  onChange: (value: Value) => void;
  error: string | undefined;
}

/** The control for one field. */
export function FieldInput({ field, value, onChange, error }: FieldInputProps) {
  const common = {
    label: field.label,
    onChange,
    error,
    isRequired: field.needed ?? false,
    ...(field.hint ? { hint: field.hint } : {}),
  };
  switch (field.as) {
    case "text":
      return (
        <TextField
          {...common}
          value={String(value ?? "")}
          {...(field.rows ? { rows: field.rows } : {})}
          {...(field.type ? { type: field.type } : {})}
        />
      );
    case "date":
      return <TextField {...common} type="date" value={String(value ?? "")} />;
    case "hours":
      return <HoursField {...common} value={String(value ?? "")} />;
    case "number":
      return (
        <NumberField
          {...common}
          value={typeof value === "number" ? value : null}
          min={field.min}
          max={field.max}
          {...(field.unit ? { unit: field.unit } : {})}
          {...(field.decimals ? { decimals: field.decimals } : {})}
        />
      );
    case "choice":
      return <Select {...common} value={String(value ?? "")} choices={withOwn(field.choices, String(value ?? ""))} empty={field.empty ?? ""} />;
    case "switch":
      return <Switch label={field.label} value={value === true} onChange={onChange} />;
    case "lines":
      return <Lines field={field} value={Array.isArray(value) ? value : []} onChange={onChange} error={error} />;
    case "thing":
      return <ThingChooser {...common} value={isNamed(value) ? value : null} path={field.path} topic={field.topic} />;
  }
}

/** What stands there already can always be kept, also when the list does not know it. */
const withOwn = (choices: readonly Choice[], value: string): readonly Choice[] =>
  value === "" || choices.some((choice) => choice.value === value) ? choices : [...choices, { value, label: value }];

interface LinesProps {
  field: Field & { as: "lines" };
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
  error: string | undefined;
}

function Lines({ field, value, onChange, error }: LinesProps) {
  return (
    <fieldset className="lines col">
      <legend className="lbl">{field.label}</legend>
      {value.map((line, at) => (
        <div key={at} className="row">
          <span className="inp sp">
            <input
              type={field.type}
              aria-label={`${field.label} ${at + 1}`}
              aria-invalid={error ? true : undefined}
              value={line}
              onChange={(event) => onChange(value.with(at, event.target.value))}
            />
          </span>
          <Button className="btn" aria-label={`${field.remove} ${at + 1}`} onPress={() => onChange(value.toSpliced(at, 1))}>
            <Icon name="cross" />
          </Button>
        </div>
      ))}
      {error && (
        <span className="wrong" role="alert">
          {error}
        </span>
      )}
      {field.hint && !error && <span className="meta">{field.hint}</span>}
      <Button className="btn s" onPress={() => onChange([...value, ""])}>
        <Icon name="plus" />
        {field.add}
      </Button>
    </fieldset>
  );
}
