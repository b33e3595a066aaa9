import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form } from "react-aria-components";
import { Link, useSearchParams } from "wouter";
import { call } from "../shared/api";
import { Notice } from "../shared/parts/Notice";
import { fieldSentences, RefusalNotice } from "../shared/refused";
import { PasswordField } from "./PasswordField";
import { Welcome } from "./Welcome";
import { words } from "./words";

/** The page behind a password link from the administrator or from the console. */
export default function NewPassword() {
  const t = words.use();
  const token = useSearchParams()[0].get("token") ?? "";
  const [password, setPassword] = useState("");
  const save = useMutation({ mutationFn: () => call("POST", "/api/password", { token, password }) });
  if (save.isSuccess) {
    return (
      <Welcome title={t.newPassword.title}>
        <Notice tone="ok">{t.newPassword.done}</Notice>
        <Link className="btn filled big" href="/">
          {t.newPassword.toSignIn}
        </Link>
      </Welcome>
    );
  }
  return (
    <Welcome title={t.newPassword.title} lead={t.newPassword.lead}>
      <Form
        validationBehavior="aria"
        className="col"
        onSubmit={(event) => {
          event.preventDefault();
          if (!save.isPending) save.mutate();
        }}
      >
        <PasswordField
          label={t.password}
          hint={t.setUp.passwordHint}
          value={password}
          onChange={setPassword}
          error={fieldSentences(save.error)["password"]}
          isNew
        />
        <RefusalNotice of={save.error} />
        <Button type="submit" className="btn filled big" aria-busy={save.isPending}>
          {t.newPassword.save}
        </Button>
      </Form>
    </Welcome>
  );
}
