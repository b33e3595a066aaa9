import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form } from "react-aria-components";
import { useLocation } from "wouter";
import { EditForm } from "../../shared/edit/EditForm";
import type { Kept } from "../../shared/edit/rebase";
import { useEdit } from "../../shared/edit/useEdit";
import { Icon } from "../../shared/icons";
import { Card } from "../../shared/parts/Card";
import { Notice } from "../../shared/parts/Notice";
import { NumberField } from "../../shared/parts/NumberField";
import { Select } from "../../shared/parts/Select";
import { Switch } from "../../shared/parts/Switch";
import { TextField } from "../../shared/parts/TextField";
import { RefusalNotice } from "../../shared/refused";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { words } from "../words";
import { gateways } from "../words/gateways";
import { names } from "../words/sections";
import { addRelay, changeRelay, keptRelay, newRelay, ofKind, relayQuery, securitiesOf, tryRelay, type Relay, type RelayForm, type RelayKind } from "./gateway";

const beside = {
  "notify.relay-name-taken": "name",
  "notify.host-unusable": "host",
  "notify.address-unusable": "sender",
} as const;

export default function RelayPage({ params: { id = "new" } }: { params: Record<string, string> }) {
  const t = gateways.use();
  const isNew = id === "new";
  const relay = useQuery({ ...relayQuery(id), enabled: !isNew });
  return (
    <AdminPage section="gateways" title={isNew ? t.add : (relay.data?.name ?? names.now().one.gateways)} one>
      {isNew ? (
        <Fields key="new" kept={{ values: newRelay, version: 0 }} />
      ) : (
        <One of={relay}>
          {(found) => (
            <div className="two" key={id}>
              <Fields relay={found} kept={keptRelay(found)} reload={relay.refetch} />
              <Trial of={found} />
            </div>
          )}
        </One>
      )}
    </AdminPage>
  );
}

function Fields({ relay, kept, reload }: { relay?: Relay; kept: Kept<RelayForm>; reload?: () => unknown }) {
  const t = gateways.use();
  const { name } = words.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const edit = useEdit<RelayForm>({
    place: `/admin/gateways/${relay?.id ?? "new"}`,
    kept,
    save: async (form, version) => {
      const saved = relay ? await changeRelay(relay.id, form, version) : await addRelay(form);
      cache.setQueryData(relayQuery(saved.id).queryKey, saved);
      void cache.invalidateQueries({ queryKey: ["gateway"] });
      if (!relay) go(`/admin/gateways/${saved.id}`, { replace: true });
      return keptRelay(saved);
    },
    ...(reload ? { reload } : {}),
    required: ["name", "host", "port"],
    beside,
  });
  const { kind } = edit.values;
  return (
    <EditForm
      title={names.now().one.gateways}
      icon="signal"
      edit={edit}
      {...(relay ? {} : { verb: t.create })}
      labels={{
        kind: t.kind,
        name,
        host: t.host,
        port: t.port,
        security: t.security,
        login: t.login,
        password: t.password,
        sender: t.sender,
        longest: t.longest,
        aMinute: t.aMinute,
        aDay: t.aDay,
        enabled: t.enabled,
      }}
      shown={(field, value) => (field === "password" ? "•".repeat(String(value).length) : undefined)}
    >
      <Select
        label={t.kind}
        {...edit.field("kind")}
        onChange={(next: RelayKind) => edit.change(ofKind(next))}
        choices={(["snpp", "tap", "smtp"] as const).map((value) => ({ value, label: t.kinds[value] }))}
      />
      <TextField label={name} {...edit.field("name")} isRequired maxLength={60} />
      <div className="pair">
        <TextField label={t.host} hint={t.hostHint} {...edit.field("host")} isRequired maxLength={255} />
        <NumberField label={t.port} {...edit.field("port")} min={1} max={65_535} isRequired />
      </div>
      {kind !== "tap" && (
        <>
          <Select
            label={t.security}
            hint={t.securityHint}
            {...edit.field("security")}
            choices={securitiesOf[kind].map((value) => ({ value, label: t.securities[value] }))}
          />
          <TextField label={t.login} hint={t.loginHint} {...edit.field("login")} autoComplete="off" maxLength={100} />
        </>
      )}
      <TextField
        label={t.password}
        {...edit.field("password")}
        {...(relay?.passwordKept ? { hint: t.passwordKept } : { hint: kind === "tap" ? t.tapPasswordHint : t.loginHint })}
        type="password"
        autoComplete="new-password"
        maxLength={kind === "tap" ? 6 : 100}
      />
      {kind === "smtp" ? (
        <TextField label={t.sender} hint={t.senderHint} {...edit.field("sender")} isRequired type="email" />
      ) : (
        <NumberField label={t.longest} hint={t.longestHint} {...edit.field("longest")} min={80} max={1_000} unit={t.characters} />
      )}
      <div className="pair">
        <NumberField label={t.aMinute} {...edit.field("aMinute")} min={1} max={1_000_000} />
        <NumberField label={t.aDay} {...edit.field("aDay")} min={1} max={1_000_000} />
      </div>
      <p className="meta">{t.budgetHint}</p>
      <Switch label={t.enabled} value={edit.values.enabled} onChange={(enabled) => edit.change({ enabled })} />
    </EditForm>
  );
}

/** One message now, with what the gateway says of it. */
function Trial({ of }: { of: Relay }) {
  const t = gateways.use();
  const cache = useQueryClient();
  const [to, setTo] = useState("");
  const send = useMutation({ mutationFn: () => tryRelay(of.id, to.trim()), onSettled: () => cache.invalidateQueries({ queryKey: ["gateway"] }) });
  return (
    <Card title={t.test} icon="loud">
      <p className="t2">{t.testHelp}</p>
      <Form
        className="col"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          if (!send.isPending && to.trim()) send.mutate();
        }}
      >
        <TextField label={of.kind === "smtp" ? t.address : t.pagerNumber} value={to} onChange={setTo} />
        <div>
          <Button type="submit" className="btn" aria-busy={send.isPending}>
            <Icon name="play" />
            {t.send}
          </Button>
        </div>
      </Form>
      <RefusalNotice of={send.error} />
      {send.isSuccess && <Notice tone="ok">{t.sent}</Notice>}
    </Card>
  );
}
