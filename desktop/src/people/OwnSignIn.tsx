import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form } from "react-aria-components";
import { call } from "../shared/api";
import { dayAndTime } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { Page } from "../shared/parts/Page";
import { Skeleton } from "../shared/parts/Skeleton";
import { TextField } from "../shared/parts/TextField";
import { RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import { getPasskeys, registerPasskey, removePasskey, renamePasskey, type Passkey } from "./passkey";
import { PasskeyForm } from "./PasskeyForm";
import { words } from "./words";
import "./own.css";

interface OwnSession {
  id: string;
  current: boolean;
  startedAt: string;
  lastSeenAt: string;
  browser: string;
}

const key = ["own-sign-in"];

/** Her own passkeys, and where she is signed in. */
export default function OwnSignIn() {
  const t = words.use();
  return (
    <Page title={t.own.title} lead={t.own.lead}>
      <div className="ownpage">
        <Passkeys />
        <OwnSessions />
      </div>
    </Page>
  );
}

function Passkeys() {
  const t = words.use();
  const cache = useQueryClient();
  const passkeys = useQuery({ queryKey: [...key, "passkeys"], queryFn: getPasskeys });
  const again = () => cache.invalidateQueries({ queryKey: key });
  return (
    <Card title={t.own.passkeys} icon="key">
      {passkeys.isPending && <Skeleton rows={2} />}
      <RefusalNotice of={passkeys.error} />
      {passkeys.data?.length === 0 && <p className="dense t2">{t.own.none}</p>}
      <ul className="lines dense">
        {passkeys.data?.map((each) => (
          <PasskeyLine key={each.id} passkey={each} changed={again} />
        ))}
      </ul>
      <hr />
      <PasskeyForm look="filled" register={registerPasskey} done={() => void again()} />
      <p className="meta">{t.own.ends}</p>
    </Card>
  );
}

function PasskeyLine({ passkey, changed }: { passkey: Passkey; changed: () => unknown }) {
  const t = words.use();
  const [name, setName] = useState<string | null>(null);
  const rename = useMutation({
    mutationFn: (wanted: string) => renamePasskey(passkey.id, wanted),
    onSuccess: () => {
      setName(null);
      return changed();
    },
  });
  const remove = useMutation({ mutationFn: () => removePasskey(passkey.id), onSuccess: changed });
  if (name !== null) {
    return (
      <li>
        <Form
          className="col"
          onSubmit={(event) => {
            event.preventDefault();
            if (!rename.isPending) rename.mutate(name);
          }}
        >
          <TextField label={t.passkey.name} value={name} onChange={setName} maxLength={60} isRequired autoFocus />
          <RefusalNotice of={rename.error} />
          <div className="row">
            <Button type="submit" className="btn" aria-busy={rename.isPending}>
              {t.own.save}
            </Button>
            <Button className="linklike" onPress={() => setName(null)}>
              {t.own.cancel}
            </Button>
          </div>
        </Form>
      </li>
    );
  }
  return (
    <li>
      <div className="row">
        <b className="sp">{passkey.name}</b>
        <Button className="linklike" aria-label={fill(t.own.renameOf, { name: passkey.name })} onPress={() => setName(passkey.name)}>
          {t.own.rename}
        </Button>
        <Button
          className="linklike"
          aria-label={fill(t.own.removeOf, { name: passkey.name })}
          aria-busy={remove.isPending}
          onPress={() => remove.isPending || remove.mutate()}
        >
          {t.own.remove}
        </Button>
      </div>
      <span className="t2">
        {fill(t.own.made, { time: dayAndTime(passkey.madeAt) })} ·{" "}
        {passkey.lastUsedAt ? fill(t.own.used, { time: dayAndTime(passkey.lastUsedAt) }) : t.own.unused}
      </span>
      {passkey.doubted && <Chip tone="crit">{t.own.doubted}</Chip>}
      <RefusalNotice of={remove.error} />
    </li>
  );
}

function OwnSessions() {
  const t = words.use();
  const cache = useQueryClient();
  const sessions = useQuery({ queryKey: [...key, "sessions"], queryFn: () => call<OwnSession[]>("GET", "/api/sessions") });
  const end = useMutation({
    mutationFn: (id: string) => call("DELETE", `/api/sessions/${id}`),
    onSuccess: () => cache.invalidateQueries({ queryKey: key }),
  });
  return (
    <Card title={t.own.sessions} icon="person">
      {sessions.isPending && <Skeleton rows={2} />}
      <RefusalNotice of={sessions.error} />
      <ul className="lines dense">
        {sessions.data?.map((session) => (
          <li key={session.id}>
            <div className="row">
              <b className="sp">{session.browser}</b>
              {session.current ? (
                <Chip tone="acc">{t.own.thisOne}</Chip>
              ) : (
                <Button className="linklike" aria-label={fill(t.own.endOf, { name: session.browser })} onPress={() => end.mutate(session.id)}>
                  {t.own.end}
                </Button>
              )}
            </div>
            <span className="t2">
              {fill(t.own.since, { time: dayAndTime(session.startedAt) })} · {fill(t.own.lastSeen, { time: dayAndTime(session.lastSeenAt) })}
            </span>
          </li>
        ))}
      </ul>
      <RefusalNotice of={end.error} />
    </Card>
  );
}
