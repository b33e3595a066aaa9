import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form } from "react-aria-components";
import { Link, useLocation, useSearchParams } from "wouter";
import { call, withQuery } from "../shared/api";
import { Notice } from "../shared/parts/Notice";
import { Select } from "../shared/parts/Select";
import { TextField } from "../shared/parts/TextField";
import { language, languageNames, languages } from "../shared/preferences";
import { fieldSentences, RefusalNotice } from "../shared/refused";
import { enter, type Session } from "../shared/session";
import { useStore } from "../shared/store";
import { PasswordField } from "./PasswordField";
import { Welcome } from "./Welcome";
import { words } from "./words";

/** The page behind the one-time link that an empty server prints: company and first administrator. */
export default function SetUp() {
  const t = words.use();
  const token = useSearchParams()[0].get("token") ?? "";
  const state = useQuery({
    queryKey: ["setup", token],
    queryFn: () => call<{ needed: boolean; valid: boolean }>("GET", withQuery("/api/setup", { token })),
    staleTime: Infinity,
  });
  return (
    <Welcome title={t.setUp.title} lead={state.data?.valid ? t.setUp.lead : undefined}>
      <RefusalNotice of={state.error} />
      {state.data?.needed === false && (
        <>
          <Notice title={t.setUp.done}>{t.setUp.doneHelp}</Notice>
          <Link className="btn filled big" href="/">
            {t.newPassword.toSignIn}
          </Link>
        </>
      )}
      {state.data?.needed && !state.data.valid && (
        <Notice tone="high" title={t.setUp.old}>
          {t.setUp.oldHelp}
        </Notice>
      )}
      {state.data?.needed && state.data.valid && <FirstForm token={token} />}
    </Welcome>
  );
}

function FirstForm({ token }: { token: string }) {
  const t = words.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const chosen = useStore(language);
  const [company, setCompany] = useState("");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const begin = useMutation({
    mutationFn: () => call<Session>("POST", "/api/setup", { token, company, name, email, password, language: chosen }),
    onSuccess: (session) => {
      enter(cache, session);
      go("/", { replace: true });
    },
  });
  const wrong = fieldSentences(begin.error);
  return (
    <Form
      validationBehavior="aria"
      className="col"
      onSubmit={(event) => {
        event.preventDefault();
        if (!begin.isPending) begin.mutate();
      }}
    >
      <TextField label={t.setUp.company} hint={t.setUp.companyHint} value={company} onChange={setCompany} error={wrong["company"]} isRequired autoFocus />
      <TextField label={t.setUp.you} value={name} onChange={setName} error={wrong["name"]} autoComplete="name" isRequired />
      <TextField label={t.setUp.email} value={email} onChange={setEmail} error={wrong["email"]} type="email" autoComplete="username" isRequired />
      <PasswordField label={t.setUp.password} hint={t.setUp.passwordHint} value={password} onChange={setPassword} error={wrong["password"]} isNew />
      <Select
        label={t.setUp.language}
        value={chosen}
        onChange={language.set}
        choices={languages.map((value) => ({ value, label: languageNames[value] }))}
      />
      <RefusalNotice of={begin.error} />
      <Button type="submit" className="btn filled big" aria-busy={begin.isPending}>
        {t.setUp.begin}
      </Button>
    </Form>
  );
}
