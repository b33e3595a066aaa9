import { Button } from "react-aria-components";
import { fill } from "../../shared/wording";
import { Icon } from "../../shared/icons";
import { TextField } from "../../shared/parts/TextField";
import { words } from "../words";
import type { Licence } from "./technician";

interface LicencesFieldProps {
  value: Licence[];
  onChange: (licences: Licence[]) => void;
  error: string | undefined;
}

/** What somebody may not work without, each with its last day. */
export function LicencesField({ value, onChange, error }: LicencesFieldProps) {
  const t = words.use();
  const at = (index: number, change: Partial<Licence>) => onChange(value.map((each, i) => (i === index ? { ...each, ...change } : each)));
  return (
    <fieldset className="lines col">
      <legend className="lbl">{t.technicians.licences}</legend>
      <span className="meta">{t.technicians.licencesHint}</span>
      {value.map((licence, index) => (
        <div key={index} className="row wrap">
          <TextField label={t.technicians.licence} value={licence.name} onChange={(name) => at(index, { name })} isRequired autoComplete="off" />
          <TextField label={t.technicians.lastDay} type="date" value={licence.until ?? ""} onChange={(until) => at(index, { until: until || null })} isRequired />
          <Button className="btn" aria-label={fill(t.technicians.removeLicence, { name: licence.name })} onPress={() => onChange(value.toSpliced(index, 1))}>
            <Icon name="cross" />
          </Button>
        </div>
      ))}
      {error && (
        <span className="wrong" role="alert">
          {error}
        </span>
      )}
      <Button className="btn s" onPress={() => onChange([...value, { name: "", until: null }])}>
        <Icon name="plus" />
        {t.technicians.addLicence}
      </Button>
    </fieldset>
  );
}
