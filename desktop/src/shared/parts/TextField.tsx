import type { ReactNode } from "react";
import { FieldError, Input, Label, Text, TextArea, TextField as Field, type TextFieldProps as FieldProps } from "react-aria-components";

interface TextFieldProps extends Omit<FieldProps, "children" | "onChange"> {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** One sentence under the field. */
  hint?: string;
  /** What the server says of this field; see fieldSentences. */
  error?: string | undefined;
  rows?: number;
  placeholder?: string;
  /** Right end inside the box, such as Show for a password. */
  aside?: ReactNode;
}

export function TextField({ label, hint, error, rows, placeholder, aside, ...field }: TextFieldProps) {
  return (
    <Field {...field} className="fld" isInvalid={Boolean(error)}>
      <Label>{label}</Label>
      <span className={`inp ${rows ? "area" : ""}`}>
        {rows ? <TextArea rows={rows} placeholder={placeholder} /> : <Input placeholder={placeholder} />}
        {aside}
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
