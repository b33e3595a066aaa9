import { useId } from "react";

interface SelectProps<Value extends string> {
  label: string;
  value: Value | "";
  onChange: (value: Value) => void;
  choices: readonly { value: Value; label: string }[];
  /** The first, empty line: shown when nothing is chosen. */
  empty?: string;
  hint?: string;
  error?: string | undefined;
  isRequired?: boolean;
  isDisabled?: boolean;
}

/** The browser's own list: it speaks every script, fits every screen and knows every key. */
export function Select<Value extends string>({ label, value, onChange, choices, empty, hint, error, isRequired, isDisabled }: SelectProps<Value>) {
  const id = useId();
  return (
    <div className="fld">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="inp"
        value={value}
        required={isRequired}
        disabled={isDisabled}
        aria-invalid={error ? true : undefined}
        aria-describedby={hint || error ? `${id}-more` : undefined}
        onChange={(event) => onChange(event.target.value as Value)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {(error ?? hint) && (
        <span id={`${id}-more`} className={error ? "wrong" : "meta"}>
          {error ?? hint}
        </span>
      )}
    </div>
  );
}
