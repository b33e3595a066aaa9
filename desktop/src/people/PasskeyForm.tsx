import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form } from "react-aria-components";
import { TextField } from "../shared/parts/TextField";
import { RefusalNotice } from "../shared/refused";
import { words } from "./words";

interface PasskeyFormProps {
  /** What stands in the name at first. */
  first?: string;
  /** How the button looks: as the one thing of a page, unless said otherwise. */
  look?: "filled" | "filled big";
  register: (name: string) => Promise<void>;
  done: () => void;
}

/** Asks for a name, then lets the device make the passkey. */
export function PasskeyForm({ first = "", look = "filled big", register, done }: PasskeyFormProps) {
  const t = words.use();
  const [name, setName] = useState(first);
  const make = useMutation({
    mutationFn: () => register(name),
    onSuccess: () => {
      setName("");
      done();
    },
  });
  return (
    <Form
      validationBehavior="aria"
      className="col"
      onSubmit={(event) => {
        event.preventDefault();
        if (!make.isPending) make.mutate();
      }}
    >
      <TextField label={t.passkey.name} hint={t.passkey.nameHint} value={name} onChange={setName} maxLength={60} isRequired />
      <RefusalNotice of={make.error} />
      <Button type="submit" className={`btn ${look}`} aria-busy={make.isPending}>
        {t.passkey.register}
      </Button>
    </Form>
  );
}
