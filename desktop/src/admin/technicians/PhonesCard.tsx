import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { dayAndTime, phone as written } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { Card } from "../../shared/parts/Card";
import { EmptyState } from "../../shared/parts/EmptyState";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { One } from "../One";
import { words } from "../words";
import { inShort, phonesOf, removePhone, sendLink, type AppPhone } from "./phones";
import type { Technician } from "./technician";

/** On which phones jobs ring in the app, and how another one is made the technician's. */
export function PhonesCard({ technician }: { technician: Technician }) {
  const t = words.use().technicians.phones;
  const phones = useQuery(phonesOf(technician.id));
  const send = useMutation({ mutationFn: () => sendLink(technician.id) });
  return (
    <Card title={t.title} icon="phone">
      <p className="t2 dense">{t.lead}</p>
      <One of={phones}>
        {({ items }) => (
          <>
            {items.length === 0 && (
              <EmptyState icon="phone" title={t.none}>
                {t.noneHelp}
              </EmptyState>
            )}
            <ul className="lines">
              {items.map((each) => (
                <PhoneLine key={each.id} of={each} technician={technician.id} />
              ))}
            </ul>
          </>
        )}
      </One>
      <div className="row wrap">
        <Button className="btn" isDisabled={!technician.active} aria-busy={send.isPending} onPress={() => send.isPending || send.mutate()}>
          {t.send}
        </Button>
        <span role="status" className="meta">
          {send.isSuccess && fill(t.sent, { phone: written(technician.phone) })}
        </span>
      </div>
      <RefusalNotice of={send.error} />
    </Card>
  );
}

function PhoneLine({ of: { id, browser, seenAt, endsAt, subscription }, technician }: { of: AppPhone; technician: string }) {
  const t = words.use().technicians.phones;
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removePhone(technician, id),
    onSuccess: () => cache.invalidateQueries({ queryKey: phonesOf(technician).queryKey }),
  });
  const state = !subscription ? t.silent : subscription.failure ? fill(t.failing, { why: subscription.failure, time: dayAndTime(subscription.failedAt ?? "") }) : t.rings;
  return (
    <li className="row wrap">
      <b>{inShort(browser)}</b>
      <span className="sp">{state}</span>
      <span className="meta">{fill(t.seen, { time: dayAndTime(seenAt) })}</span>
      <span className="meta">{fill(t.until, { time: dayAndTime(endsAt) })}</span>
      <Button className="btn s quiet" aria-label={`${t.take}: ${inShort(browser)}`} aria-busy={remove.isPending} onPress={() => remove.isPending || remove.mutate()}>
        <Icon name="cross" />
      </Button>
      <RefusalNotice of={remove.error} />
    </li>
  );
}
