import { useState } from "react";
import { Button } from "react-aria-components";
import { TextField } from "../shared/parts/TextField";
import { words } from "./words";

interface PasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** A new one is chosen; otherwise the browser may fill in the kept one. */
  isNew?: boolean;
  hint?: string;
  error?: string | undefined;
}

export function PasswordField({ label, value, onChange, isNew, hint, error }: PasswordFieldProps) {
  const t = words.use();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      name="password"
      type={shown ? "text" : "password"}
      autoComplete={isNew ? "new-password" : "current-password"}
      isRequired
      {...(isNew ? { minLength: 12 } : {})}
      {...(hint ? { hint } : {})}
      error={error}
      aside={
        <Button className="linklike" aria-label={shown ? t.hidePassword : t.showPassword} onPress={() => setShown(!shown)}>
          {shown ? t.hide : t.show}
        </Button>
      }
    />
  );
}
