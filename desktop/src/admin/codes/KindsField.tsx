import { Button } from "react-aria-components";
import { words as shared } from "../../shared/words";

interface KindsFieldProps {
  label: string;
  value: string[];
  onChange: (kinds: string[]) => void;
  error: string | undefined;
}

/** Which units can have it: buttons that stay pressed. */
export function KindsField({ label, value, onChange, error }: KindsFieldProps) {
  const kinds = shared.use().unitKinds;
  return (
    <fieldset className="fld">
      <legend className="lbl">{label}</legend>
      <div className="row wrap">
        {Object.entries(kinds).map(([kind, said]) => (
          <Button
            key={kind}
            className="chip"
            aria-pressed={value.includes(kind)}
            onPress={() => onChange(value.includes(kind) ? value.filter((each) => each !== kind) : [...value, kind])}
          >
            {said}
          </Button>
        ))}
      </div>
      {error && <span className="wrong">{error}</span>}
    </fieldset>
  );
}
