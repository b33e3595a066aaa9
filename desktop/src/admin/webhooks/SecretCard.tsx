import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useLocation } from "wouter";
import { dayAndTime } from "../../shared/format";
import { Card } from "../../shared/parts/Card";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { webhooks } from "../words/webhooks";
import { SecretShown } from "./SecretShown";
import { remove, replaceSecret } from "./webhook";

interface SecretCardProps {
  /** In the API, such as `webhook-senders`. */
  at: string;
  id: string;
  oldSecretUntil: string | null;
  /** The list that is left when it is removed. */
  list: string;
  removeHelp: string;
}

/** A new secret, and the end of it all; neither can be taken back, so the end is asked for twice. */
export function SecretCard({ at, id, oldSecretUntil, list, removeHelp }: SecretCardProps) {
  const t = webhooks.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const [sure, setSure] = useState(false);
  const forget = () => cache.invalidateQueries({ queryKey: ["webhooks"] });
  const fresh = useMutation({ mutationFn: () => replaceSecret(at, id), onSuccess: forget });
  const end = useMutation({
    mutationFn: () => remove(at, id),
    onSuccess: () => {
      go(list, { replace: true });
      void forget();
    },
  });
  return (
    <Card title={t.secret} icon="key">
      <p className="t2">{oldSecretUntil ? fill(t.bothCount, { time: dayAndTime(oldSecretUntil) }) : t.secretHelp}</p>
      {fresh.data && <SecretShown title={t.replaced} secret={fresh.data.secret} />}
      <RefusalNotice of={fresh.error ?? end.error} />
      <div className="row wrap">
        <Button className="btn" aria-busy={fresh.isPending} onPress={() => fresh.isPending || fresh.mutate()}>
          {t.replace}
        </Button>
        {!sure && (
          <Button className="btn" onPress={() => setSure(true)}>
            {t.remove}
          </Button>
        )}
      </div>
      {sure && (
        <div className="col" role="group" aria-label={t.remove}>
          <p className="t2">{removeHelp}</p>
          <div className="row wrap">
            <Button className="btn danger" aria-busy={end.isPending} onPress={() => end.isPending || end.mutate()}>
              {t.removeForGood}
            </Button>
            <Button className="btn" autoFocus onPress={() => setSure(false)}>
              {t.keep}
            </Button>
          </div>
        </div>
      )}
    </Card>
  );
}
