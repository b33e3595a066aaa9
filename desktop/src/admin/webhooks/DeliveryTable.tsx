import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { dayAndTime, timeToTheSecond } from "../../shared/format";
import { Chip, type ChipTone } from "../../shared/parts/Chip";
import { DataTable, type Column } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { Select } from "../../shared/parts/Select";
import { RefusalNotice, sentenceOfCode } from "../../shared/refused";
import { count, fill } from "../../shared/wording";
import { webhooks } from "../words/webhooks";
import { replay, shortOf, type Delivery } from "./webhook";

const tones: Record<Delivery["state"], ChipTone> = { waiting: "", sending: "info", delivered: "ok", dead: "high" };

/** What went out, what is on its way and what did not arrive, the latest first. */
export function DeliveryTable({ subscription }: { subscription?: string }) {
  const t = webhooks.use();
  const cache = useQueryClient();
  const [state, setState] = useState<Delivery["state"] | "">("");
  const again = useMutation({ mutationFn: ({ id }: Delivery) => replay(id), onSettled: () => cache.invalidateQueries({ queryKey: ["webhooks"] }) });
  const columns: Column<Delivery>[] = [
    { title: t.written, of: (delivery) => <span className="nw">{dayAndTime(delivery.writtenAt)}</span> },
    ...(subscription ? [] : [{ title: t.to, of: (delivery: Delivery) => delivery.subscriptionName }]),
    { title: t.kind, of: (delivery) => shortOf(delivery.kind) },
    { title: t.state, of: (delivery) => <Standing delivery={delivery} /> },
    { title: t.answer, of: (delivery) => <LastAnswer delivery={delivery} />, width: "35%" },
    {
      title: t.replay,
      of: (delivery) =>
        delivery.settledAt && (
          <Button className="btn s" aria-label={fill(t.replayOne, { kind: shortOf(delivery.kind), time: dayAndTime(delivery.writtenAt) })} isDisabled={again.isPending} onPress={() => again.mutate(delivery)}>
            {t.replay}
          </Button>
        ),
      right: true,
    },
  ];
  return (
    <>
      <RefusalNotice of={again.error} />
      <DataTable
        key={state}
        caption={t.deliveries}
        topic="webhooks"
        path="/api/webhook-deliveries"
        query={{ subscription, state: state || undefined }}
        search={false}
        columns={columns}
        id={(delivery) => delivery.id}
        empty={
          <EmptyState icon="envelope" title={t.noDeliveries}>
            {t.noDeliveriesHelp}
          </EmptyState>
        }
        aside={
          <Select
            label={t.state}
            value={state}
            onChange={setState}
            empty={t.allStates}
            choices={(Object.keys(tones) as Delivery["state"][]).map((value) => ({ value, label: t.states[value] }))}
          />
        }
      />
    </>
  );
}

function Standing({ delivery }: { delivery: Delivery }) {
  const t = webhooks.use();
  return (
    <span className="row wrap">
      <Chip tone={tones[delivery.state]}>{t.states[delivery.state]}</Chip>
      {delivery.heldBack && <span className="meta">{t.heldBack}</span>}
      {delivery.state === "waiting" && !delivery.heldBack && delivery.attempts > 0 && <span className="meta">{fill(t.nextTry, { time: timeToTheSecond(delivery.dueAt) })}</span>}
      {delivery.attempts > 1 && <span className="meta">{count(t.attempts, delivery.attempts)}</span>}
    </span>
  );
}

/** What the other side said, in its own words; or why it said nothing, in ours. */
export function LastAnswer({ delivery: { status, answer, trouble } }: { delivery: Pick<Delivery, "status" | "answer" | "trouble"> }) {
  if (trouble) return <span>{sentenceOfCode(trouble)}</span>;
  if (status === null) return null;
  return (
    <span>
      <b>{status}</b> <span className="t2" dir="auto">{(answer ?? "").slice(0, 200)}</span>
    </span>
  );
}
