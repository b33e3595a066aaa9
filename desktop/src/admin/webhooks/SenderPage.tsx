import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { EditForm } from "../../shared/edit/EditForm";
import type { Kept } from "../../shared/edit/rebase";
import { useEdit } from "../../shared/edit/useEdit";
import { NumberField } from "../../shared/parts/NumberField";
import { Switch } from "../../shared/parts/Switch";
import { TextField } from "../../shared/parts/TextField";
import { fill } from "../../shared/wording";
import { AdminPage } from "../AdminPage";
import { CopyLink } from "../CopyLink";
import { One } from "../One";
import { words } from "../words";
import { names } from "../words/sections";
import { webhooks } from "../words/webhooks";
import { SecretCard } from "./SecretCard";
import { SecretShown } from "./SecretShown";
import { MessageTable } from "./SendersPage";
import { addressOf, addSender, changeSender, keptSender, newSender, senderQuery, type Sender, type SenderForm } from "./webhook";

const beside = { "webhook.sender-name": "name", "webhook.sender-name-taken": "name" } as const;

interface Made {
  sender: Sender;
  secret: string;
}

export default function SenderPage({ params: { id = "new" } }: { params: Record<string, string> }) {
  const t = webhooks.use();
  const isNew = id === "new";
  const [made, setMade] = useState<Made | null>(null);
  const found = useQuery({ ...senderQuery(id), enabled: !isNew });
  return (
    <AdminPage section="senders" title={isNew ? t.addSender : (found.data?.name ?? names.now().one.senders)} one>
      {isNew && !made && <Fields key="new" id={null} kept={{ values: newSender, version: 0 }} done={setMade} />}
      {isNew && made && (
        <SecretShown title={fill(t.added, { name: made.sender.name })} secret={made.secret} open={`/admin/senders/${made.sender.id}`}>
          <CopyLink label={t.address} link={addressOf(made.sender.name, location.origin)} />
        </SecretShown>
      )}
      {!isNew && (
        <One of={found}>
          {(one) => (
            <div className="whole" key={id}>
              <div className="two">
                <Fields id={id} kept={keptSender(one)} reload={found.refetch} />
                <SecretCard at="webhook-senders" id={id} oldSecretUntil={one.oldSecretUntil} list="/admin/senders" removeHelp={t.removeSenderHelp} />
              </div>
              <h2>{t.messages}</h2>
              <MessageTable sender={id} />
            </div>
          )}
        </One>
      )}
    </AdminPage>
  );
}

interface FieldsProps {
  id: string | null;
  kept: Kept<SenderForm>;
  reload?: () => unknown;
  done?: (made: Made) => void;
}

function Fields({ id, kept, reload, done }: FieldsProps) {
  const t = webhooks.use();
  const { name } = words.use();
  const cache = useQueryClient();
  const edit = useEdit<SenderForm>({
    place: `/admin/senders/${id ?? "new"}`,
    kept,
    save: async (form, version) => {
      const made = id ? null : await addSender(form);
      const saved = made?.sender ?? (await changeSender(id ?? "", form, version));
      await cache.invalidateQueries({ queryKey: ["webhooks"] });
      if (made) done?.(made);
      return keptSender(saved);
    },
    ...(reload ? { reload } : {}),
    required: ["name", "perMinute"],
    beside,
  });
  return (
    <EditForm
      title={names.now().one.senders}
      icon="inbox"
      edit={edit}
      {...(id ? {} : { verb: t.createSender })}
      labels={{ name, perMinute: t.perMinute, enabled: t.heard }}
    >
      <TextField label={name} hint={t.senderNameHint} {...edit.field("name")} isRequired maxLength={40} />
      <NumberField label={t.perMinute} hint={t.perMinuteHint} {...edit.field("perMinute")} isRequired />
      <Switch label={t.heard} value={edit.values.enabled} onChange={(enabled) => edit.change({ enabled })} />
      {id && <CopyLink label={t.address} link={addressOf(kept.values.name, location.origin)} />}
    </EditForm>
  );
}
