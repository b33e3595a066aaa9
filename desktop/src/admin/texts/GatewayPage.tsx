import { useQuery, useQueryClient } from "@tanstack/react-query";
import { EditForm } from "../../shared/edit/EditForm";
import { useEdit } from "../../shared/edit/useEdit";
import { Switch } from "../../shared/parts/Switch";
import { TextField } from "../../shared/parts/TextField";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { words } from "../words";
import { changeGateway, getGateway, keptGateway, type Gateway } from "./gateway";
import { TestText } from "./TestText";

const key = ["gateway"];
const beside = {
  "notify.gateway-address": "url",
  "notify.sender-unusable": "sender",
  "notify.secret-too-short": "secret",
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
  const t = words.use();
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
    required: gateway.secretKept ? ["url", "sender"] : ["url", "sender", "secret"],
    beside,
  });
  return (
    <EditForm
        title={t.gateway.settings}
        icon="bubble"
        edit={edit}
        labels={{ url: t.gateway.url, sender: t.gateway.sender, secret: t.gateway.secret, enabled: t.gateway.enabled }}
        shown={(field, value) => (field === "secret" ? "•".repeat(String(value).length) : undefined)}
      >
        <TextField label={t.gateway.url} hint={t.gateway.urlHint} {...edit.field("url")} isRequired type="url" />
        <TextField label={t.gateway.sender} hint={t.gateway.senderHint} {...edit.field("sender")} isRequired maxLength={16} />
        <TextField
          label={t.gateway.secret}
          hint={gateway.secretKept ? t.gateway.secretKept : t.gateway.secretHint}
          {...edit.field("secret")}
          isRequired={!gateway.secretKept}
          type="password"
          autoComplete="new-password"
        />
        <Switch label={t.gateway.enabled} value={edit.values.enabled} onChange={(enabled) => edit.change({ enabled })} />
    </EditForm>
  );
}
