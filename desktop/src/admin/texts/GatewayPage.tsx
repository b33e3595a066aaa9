import { useQuery, useQueryClient } from "@tanstack/react-query";
import { EditForm } from "../../shared/edit/EditForm";
import { useEdit, type Edit } from "../../shared/edit/useEdit";
import { NumberField } from "../../shared/parts/NumberField";
import { Select } from "../../shared/parts/Select";
import { Switch } from "../../shared/parts/Switch";
import { TextField } from "../../shared/parts/TextField";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { words } from "../words";
import { changeGateway, getGateway, keptGateway, type Gateway, type GatewayForm } from "./gateway";
import { TestText } from "./TestText";

const key = ["gateway"];
const beside = {
  "notify.gateway-address": "url",
  "notify.sender-unusable": "sender",
  "notify.secret-too-short": "secret",
  "notify.host-unusable": "host",
} as const;

export default function GatewayPage() {
  const t = words.use();
  const gateway = useQuery({ queryKey: key, queryFn: getGateway });
  return (
    <AdminPage section="gateway" lead={t.gateway.lead}>
      <One of={gateway}>
        {(found) => (
          <div className="two">
            <Settings gateway={found} reload={gateway.refetch} />
            <TestText />
          </div>
        )}
      </One>
    </AdminPage>
  );
}

function Settings({ gateway, reload }: { gateway: Gateway; reload: () => unknown }) {
  const t = words.use().gateway;
  const cache = useQueryClient();
  const edit = useEdit({
    place: "/admin/gateway",
    kept: keptGateway(gateway),
    save: async (form, version) => {
      const saved = await changeGateway(form, version);
      cache.setQueryData(key, saved);
      return keptGateway(saved);
    },
    reload,
    required: ["sender"], // what else must be there depends on the kind, and the server says it beside its field
    beside,
  });
  return (
    <EditForm
      title={t.settings}
      icon="bubble"
      edit={edit}
      labels={{
        kind: t.kind,
        url: t.url,
        secret: t.secret,
        host: t.host,
        port: t.port,
        tls: t.tls,
        systemId: t.systemId,
        password: t.password,
        systemType: t.systemType,
        payload: t.payload,
        sender: t.sender,
        anHourEach: t.anHourEach,
        enabled: t.enabled,
      }}
      shown={(field, value) => (field === "secret" || field === "password" ? "•".repeat(String(value).length) : undefined)}
    >
      <Select label={t.kind} {...edit.field("kind")} choices={(["http", "smpp"] as const).map((value) => ({ value, label: t.kinds[value] }))} />
      {edit.values.kind === "http" ? <OverHttp gateway={gateway} edit={edit} /> : <BySmpp gateway={gateway} edit={edit} />}
      <TextField label={t.sender} hint={t.senderHint} {...edit.field("sender")} isRequired maxLength={16} />
      <NumberField label={t.anHourEach} hint={t.anHourEachHint} {...edit.field("anHourEach")} min={1} max={1_000_000} isRequired />
      <Switch label={t.enabled} value={edit.values.enabled} onChange={(enabled) => edit.change({ enabled })} />
    </EditForm>
  );
}

interface OfKind {
  gateway: Gateway;
  edit: Edit<GatewayForm>;
}

function OverHttp({ gateway, edit }: OfKind) {
  const t = words.use().gateway;
  return (
    <>
      <TextField label={t.url} hint={t.urlHint} {...edit.field("url")} isRequired type="url" />
      <TextField
        label={t.secret}
        hint={gateway.secretKept ? t.secretKept : t.secretHint}
        {...edit.field("secret")}
        isRequired={!gateway.secretKept}
        type="password"
        autoComplete="new-password"
      />
    </>
  );
}

function BySmpp({ gateway, edit }: OfKind) {
  const t = words.use().gateway;
  return (
    <>
      <TextField label={t.host} hint={t.hostHint} {...edit.field("host")} isRequired maxLength={255} />
      <NumberField label={t.port} {...edit.field("port")} min={1} max={65_535} isRequired />
      <Switch label={t.tls} value={edit.values.tls} onChange={(tls) => edit.change({ tls })} />
      <p className="meta">{t.tlsHint}</p>
      <TextField label={t.systemId} {...edit.field("systemId")} isRequired maxLength={15} />
      <TextField
        label={t.password}
        hint={gateway.passwordKept ? t.passwordKept : t.passwordHint}
        {...edit.field("password")}
        isRequired={!gateway.passwordKept}
        maxLength={8}
        type="password"
        autoComplete="new-password"
      />
      <TextField label={t.systemType} hint={t.systemTypeHint} {...edit.field("systemType")} maxLength={12} />
      <Switch label={t.payload} value={edit.values.payload} onChange={(payload) => edit.change({ payload })} />
      <p className="meta">{t.payloadHint}</p>
    </>
  );
}
