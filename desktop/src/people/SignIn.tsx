import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form } from "react-aria-components";
import { call } from "../shared/api";
import { Icon } from "../shared/icons";
import { Notice } from "../shared/parts/Notice";
import { TextField } from "../shared/parts/TextField";
import { RefusalNotice } from "../shared/refused";
import { enter, type Session } from "../shared/session";
import { fill } from "../shared/wording";
import { signInWithPasskey } from "./passkey";
import { PasswordField } from "./PasswordField";
import { goToProvider } from "./provider";
import { useStatus } from "./SystemHealth";
import { Welcome } from "./Welcome";
import { words } from "./words";

/** @param refusal why somebody who comes back from the identity provider is not in */
export default function SignIn({ refusal }: { refusal?: unknown }) {
  const t = words.use();
  const cache = useQueryClient();
  const status = useStatus().data;
  const company = status?.company?.name;
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [helped, setHelped] = useState(false);
  const signIn = useMutation({
    mutationFn: () => call<Session>("POST", "/api/session", { email, password }),
    onSuccess: (session) => enter(cache, session),
  });
  const byPasskey = useMutation({ mutationFn: signInWithPasskey, onSuccess: (session) => enter(cache, session) });
  const there = useMutation({ mutationFn: goToProvider });
  return (
    <Welcome title={t.signIn} lead={company && fill(t.customerCare, { company })}>
      {status?.provider && (
        <Button className="btn big" aria-busy={there.isPending} onPress={() => there.isPending || there.mutate()}>
          <Icon name="person" />
          {fill(t.provider.signIn, { name: status.provider.name })}
        </Button>
      )}
      <RefusalNotice of={there.error ?? refusal} />
      <Button className="btn big" aria-busy={byPasskey.isPending} onPress={() => byPasskey.isPending || byPasskey.mutate()}>
        <Icon name="key" />
        {t.passkey.signIn}
      </Button>
      <RefusalNotice of={byPasskey.error} />
      <p className="meta">{t.passkey.or}</p>
      <Form
        className="col"
        onSubmit={(event) => {
          event.preventDefault();
          if (!signIn.isPending) signIn.mutate();
        }}
      >
        <TextField label={t.workEmail} value={email} onChange={setEmail} name="email" type="email" autoComplete="username" isRequired autoFocus />
        <PasswordField label={t.password} value={password} onChange={setPassword} />
        <RefusalNotice of={signIn.error} />
        <Button type="submit" className="btn filled big" aria-busy={signIn.isPending}>
          {t.signIn}
        </Button>
      </Form>
      <div>
        <Button className="linklike" aria-expanded={helped} onPress={() => setHelped(!helped)}>
          {t.cannotSignIn}
        </Button>
        {helped && (
          <Notice>
            <p>{t.cannotSignInHelp}</p>
            <p>{t.passkey.cannot}</p>
          </Notice>
        )}
      </div>
    </Welcome>
  );
}
