import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useBranchChoices } from "../../shared/branches";
import { EditForm } from "../../shared/edit/EditForm";
import type { Kept } from "../../shared/edit/rebase";
import { useEdit } from "../../shared/edit/useEdit";
import { Icon } from "../../shared/icons";
import { Card } from "../../shared/parts/Card";
import { Notice } from "../../shared/parts/Notice";
import { Select } from "../../shared/parts/Select";
import { Switch } from "../../shared/parts/Switch";
import { TextField } from "../../shared/parts/TextField";
import { RefusalNotice } from "../../shared/refused";
import { count, fill } from "../../shared/wording";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { words } from "../words";
import { names } from "../words/sections";
import { webhooks } from "../words/webhooks";
import { DeliveryTable, LastAnswer } from "./DeliveryTable";
import { KindsField } from "./KindsField";
import { SecretCard } from "./SecretCard";
import { SecretShown } from "./SecretShown";
import { SubscriptionState } from "./SubscriptionsPage";
import { addSubscription, changeSubscription, keptSubscription, newSubscription, replayAll, shortOf, subscriptionQuery, trySubscription, type Subscription, type SubscriptionForm } from "./webhook";

const beside = {
  "webhook.subscription-name-taken": "name",
  "webhook.no-kinds": "kinds",
  "webhook.kind-unknown": "kinds",
  "people.no-such-branch": "branch",
} as const;

interface Made {
  subscription: Subscription;
  secret: string;
}

export default function SubscriptionPage({ params: { id = "new" } }: { params: Record<string, string> }) {
  const t = webhooks.use();
  const isNew = id === "new";
  const [made, setMade] = useState<Made | null>(null);
  const found = useQuery({ ...subscriptionQuery(id), enabled: !isNew });
  return (
    <AdminPage section="webhooks" title={isNew ? t.add : (found.data?.name ?? names.now().one.webhooks)} one>
      {isNew && !made && <Fields key="new" id={null} kept={{ values: newSubscription, version: 0 }} done={setMade} />}
      {isNew && made && <SecretShown title={fill(t.added, { name: made.subscription.name })} secret={made.secret} open={`/admin/webhooks/${made.subscription.id}`} />}
      {!isNew && (
        <One of={found}>
          {(one) => (
            <div className="whole" key={id}>
              {one.state === "paused" && <Notice tone="high" title={t.subscriptionStates.paused}>{t.pausedHelp}</Notice>}
              <div className="two">
                <Fields id={id} kept={keptSubscription(one)} reload={found.refetch} />
                <div className="col">
                  <NowCard of={one} />
                  <SecretCard at="webhook-subscriptions" id={id} oldSecretUntil={one.oldSecretUntil} list="/admin/webhooks" removeHelp={t.removeHelp} />
                </div>
              </div>
              <h2>{t.deliveries}</h2>
              <DeliveryTable subscription={id} />
            </div>
          )}
        </One>
      )}
    </AdminPage>
  );
}

interface FieldsProps {
  id: string | null;
  kept: Kept<SubscriptionForm>;
  reload?: () => unknown;
  done?: (made: Made) => void;
}

function Fields({ id, kept, reload, done }: FieldsProps) {
  const t = webhooks.use();
  const { name } = words.use();
  const cache = useQueryClient();
  const branches = useBranchChoices();
  const edit = useEdit<SubscriptionForm>({
    place: `/admin/webhooks/${id ?? "new"}`,
    kept,
    save: async (form, version) => {
      const made = id ? null : await addSubscription(form);
      const saved = made?.subscription ?? (await changeSubscription(id ?? "", form, version));
      await cache.invalidateQueries({ queryKey: ["webhooks"] });
      if (made) done?.(made);
      return keptSubscription(saved);
    },
    ...(reload ? { reload } : {}),
    required: ["name", "url"],
    beside,
  });
  return (
    <EditForm
      title={names.now().one.webhooks}
      icon="link"
      edit={edit}
      {...(id ? {} : { verb: t.create })}
      labels={{ name, url: t.url, kinds: t.kinds, branch: t.branch, on: t.on }}
      shown={(field, value) => {
        if (field === "kinds") return (value as string[]).map(shortOf).join(", ");
        return field === "branch" ? branches.find((each) => each.value === value)?.label : undefined;
      }}
    >
      <TextField label={name} {...edit.field("name")} isRequired maxLength={80} />
      <TextField label={t.url} hint={t.urlHint} {...edit.field("url")} isRequired type="url" />
      {branches.length > 0 && <Select label={t.branch} hint={t.branchHint} {...edit.field("branch")} choices={branches} isRequired />}
      <Switch label={t.on} value={edit.values.on} onChange={(on) => edit.change({ on })} />
      <KindsField {...edit.field("kinds")} />
    </EditForm>
  );
}

/** How it stands, a try, and its dead letters again. */
function NowCard({ of }: { of: Subscription }) {
  const t = webhooks.use();
  const cache = useQueryClient();
  const test = useMutation({ mutationFn: () => trySubscription(of.id) });
  const all = useMutation({ mutationFn: () => replayAll(of.id), onSettled: () => cache.invalidateQueries({ queryKey: ["webhooks"] }) });
  return (
    <Card title={t.now} icon="signal">
      <SubscriptionState of={of} />
      <p className="t2">{count(t.waitingNow, of.waiting)}</p>
      <div className="row wrap">
        <Button className="btn" aria-busy={test.isPending} onPress={() => test.isPending || test.mutate()}>
          <Icon name="play" />
          {t.test}
        </Button>
        {of.dead > 0 && (
          <Button className="btn" aria-busy={all.isPending} onPress={() => all.isPending || all.mutate()}>
            {count(t.replayAll, of.dead)}
          </Button>
        )}
      </div>
      <RefusalNotice of={test.error ?? all.error} />
      {test.data && (
        <Notice tone={test.data.arrived ? "ok" : "high"} title={test.data.arrived ? t.testArrived : t.testFailed}>
          <LastAnswer delivery={test.data} />
        </Notice>
      )}
    </Card>
  );
}
