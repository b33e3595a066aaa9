import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form } from "react-aria-components";
import { TextField } from "../shared/parts/TextField";
import { RefusalNotice } from "../shared/refused";
import { words } from "./words";

/** Asks for a name, then lets the device make the passkey. */
export function PasskeyForm({ first = "", register, done }: { first?: string; register: (name: string) => Promise<void>; done: () => void }) {
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
      <Button type="submit" className="btn filled big" aria-busy={make.isPending}>
        {t.passkey.register}
      </Button>
    </Form>
  );
}
