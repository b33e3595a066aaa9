import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { Card } from "../shared/parts/Card";
import { ClockField } from "../shared/parts/ClockField";
import { Switch } from "../shared/parts/Switch";
import { RefusalNotice } from "../shared/refused";
import { changeHour, mailQuery, wantMail, type MorningMail } from "./figures";
import { words } from "./words";

/** Whether the report comes by mail to whoever looks, and the hour at which mornings begin. */
export function MorningMailCard() {
  const mail = useQuery(mailQuery);
  return mail.data ? <Standing key={mail.data.version} mail={mail.data} /> : <RefusalNotice of={mail.error} />;
}

function Standing({ mail }: { mail: MorningMail }) {
  const t = words.use();
  const cache = useQueryClient();
  const kept = mail.hour.slice(0, 5);
  const [hour, setHour] = useState(kept);
  const change = useMutation({
    mutationFn: (how: () => Promise<MorningMail>) => how(),
    onSuccess: (saved) => cache.setQueryData(mailQuery.queryKey, saved),
  });
  return (
    <Card title={t.byMail} icon="paper">
      <Switch label={t.mailMe} value={mail.mine} onChange={(wanted) => change.mutate(() => wantMail(wanted))} isDisabled={change.isPending} />
      {!mail.goes && <p className="high dense">{t.noMailServer}</p>}
      <div className="row wrap">
        <ClockField label={t.morningHour} value={hour} onChange={setHour} />
        <Button className="btn" isDisabled={change.isPending || hour === kept || hour === ""} onPress={() => change.mutate(() => changeHour(hour, mail.version))}>
          {t.saveHour}
        </Button>
      </div>
      <p className="meta">{t.morningHourHow}</p>
      <RefusalNotice of={change.error} />
    </Card>
  );
}
