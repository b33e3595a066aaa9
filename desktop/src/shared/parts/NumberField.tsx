import { FieldError, Input, Label, NumberField as Field, Text } from "react-aria-components";

interface NumberFieldProps {
  label: string;
  /** Null is an empty field. */
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  hint?: string;
  error?: string | undefined;
  isRequired?: boolean;
  /** Written after the number, such as `kg`. */
  unit?: string;
  /** Only heard: what stands around the field says the same to eyes, as in a table. */
  labelIsUnseen?: boolean;
  /** Digits after the point; none unless given. */
  decimals?: number;
}

export function NumberField({ label, value, onChange, min, max, hint, error, isRequired, unit, labelIsUnseen, decimals }: NumberFieldProps) {
  return (
    <Field
      className="fld"
      value={value ?? NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      formatOptions={{ useGrouping: false, ...(decimals ? { maximumFractionDigits: decimals } : {}) }}
      isInvalid={Boolean(error)}
      isRequired={isRequired ?? false}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
    >
      <Label {...(labelIsUnseen ? { className: "unseen" } : {})}>{label}</Label>
      <span className="inp">
        <Input />
        {unit && <span className="meta">{unit}</span>}
      </span>
      {hint && (
        <Text slot="description" className="meta">
          {hint}
        </Text>
      )}
      <FieldError className="wrong">{error}</FieldError>
    </Field>
  );
}
