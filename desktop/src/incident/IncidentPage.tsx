import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { placeOf } from "../orders/Where";
import type { OrderRow } from "../orders/types";
import { call, Refusal, withQuery, type Page } from "../shared/api";
import { dayAndTime } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { EmptyState } from "../shared/parts/EmptyState";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { Skeleton } from "../shared/parts/Skeleton";
import { Status } from "../shared/parts/Status";
import { TextField } from "../shared/parts/TextField";
import { fieldSentences, RefusalNotice } from "../shared/refused";
import { useMe } from "../shared/session";
import { count, fill } from "../shared/wording";
import { wholeIncident, type Entry, type Told, type Whole } from "./incidents";
import { ToldFields } from "./ToldFields";
import { words } from "./words";

/** One incident: its orders, what was done and said, and the all-clear. */
export default function IncidentPage({ params }: { params: Record<string, string> }) {
  const whole = useQuery(wholeIncident(params["id"] ?? ""));
  if (!whole.data) return <div className="page">{whole.isPending ? <Skeleton rows={6} /> : <RefusalNotice of={whole.error} />}</div>;
  return <Shown of={whole.data} />;
}

function Shown({ of: { incident, orders, log } }: { of: Whole }) {
  const t = words.use();
  const me = useMe();
  const may = me.roles.some((role) => role !== "agent");
  const leads = me.roles.some((role) => role === "supervisor" || role === "administrator");
  return (
    <div className="page">
      <h1>
        {incident.number} {incident.title}
      </h1>
      <p className="t2">
        {[incident.areas.join(", "), fill(t.declaredBy, { name: incident.declaredBy?.name ?? "", time: dayAndTime(incident.declaredAt) }), count(t.openOrders, incident.open)].join(" · ")}
        {incident.endedAt && ` · ${fill(t.endedBy, { name: incident.endedBy?.name ?? "", time: dayAndTime(incident.endedAt) })}`}
      </p>
      {!incident.endedAt && may && <Say incident={incident.id} leads={leads} />}
      <Card title={t.orders} icon="list">
        {orders.length === 0 && (
          <EmptyState icon="check" title={t.noOrders}>
            {t.noOrdersHelp}
          </EmptyState>
        )}
        {!incident.endedAt && may && <AddOrder incident={incident.id} />}
        <ul className="lines">
          {orders.map((order) => (
            <li key={order.id} className="row">
              <PriorityMark of={order.priority} wordless />
              <Link className="sp" href={`/orders/${order.id}`}>
                <b>{order.number}</b> {placeOf(order)} <span className="t2">{order.headline}</span>
              </Link>
              <Status of={order.state} />
              {!incident.endedAt && may && <Leave order={order.id} number={order.number} />}
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t.log} icon="clock">
        <ul className="lines">
          {log.map((entry, at) => (
            <li key={at} className="row">
              <span className="meta">{dayAndTime(entry.at)}</span>
              <span className="sp">{said(t, entry)}</span>
              <span className="t2">{entry.by?.name ?? t.byItself}</span>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

/** A sentence of the log; what was written is shown as it was written. */
function said(t: ReturnType<typeof words.use>, { kind, data }: Entry): string {
  const told = Object.values(data.words ?? {}).filter(Boolean).join(" / ");
  return [fill(t.kinds[kind], { number: data.number ?? "" }), data.note, told && fill(t.callersHear, { words: told })].filter(Boolean).join(" ");
}

function Leave({ order, number }: { order: string; number: string }) {
  const t = words.use();
  const leave = useAct("DELETE", `/api/orders/${order}/incident`);
  return (
    <Button className="btn s" aria-label={fill(t.takeOutName, { number })} aria-busy={leave.isPending} onPress={() => leave.isPending || leave.mutate(undefined)}>
      {t.takeOut}
    </Button>
  );
}

function Say({ incident, leads }: { incident: string; leads: boolean }) {
  const t = words.use();
  const [note, setNote] = useState("");
  const [told, setTold] = useState<Told>({});
  const [asks, setAsks] = useState(false);
  const clear = () => {
    setNote("");
    setTold({});
  };
  const say = useAct("POST", `/api/incidents/${incident}/say`, clear);
  const end = useAct("POST", `/api/incidents/${incident}/end`, clear);
  const wrong = fieldSentences(say.error ?? end.error);
  const busy = say.isPending || end.isPending;
  return (
    <Card
      title={t.say}
      icon="bubble"
      footer={
        <>
          {leads && (
            <Button className="btn" aria-busy={end.isPending} onPress={() => (asks ? busy || end.mutate({ note, words: told }) : setAsks(true))}>
              {asks ? t.reallyEnd : t.end}
            </Button>
          )}
          <span className="sp" />
          <Button className="btn filled" aria-busy={say.isPending} onPress={() => busy || say.mutate({ note, words: told })}>
            {t.write}
          </Button>
        </>
      }
    >
      <RefusalNotice of={Object.keys(wrong).length ? null : (say.error ?? end.error)} />
      <TextField label={t.note} hint={t.noteHint} value={note} onChange={setNote} rows={2} error={wrong["note"]} maxLength={1000} />
      <ToldFields value={told} onChange={setTold} error={wrong["words"]} />
    </Card>
  );
}

/** One order more, by its number. */
function AddOrder({ incident }: { incident: string }) {
  const t = words.use();
  const cache = useQueryClient();
  const [number, setNumber] = useState("");
  const add = useMutation({
    mutationFn: async () => {
      const found = await call<Page<OrderRow>>("GET", withQuery("/api/orders", { q: number.trim(), limit: 2 }));
      const order = found.items.find((each) => each.number === number.trim());
      if (!order) throw new Refusal(404, "work.no-such-order", "There is no such order.");
      await call("POST", `/api/orders/${order.id}/incident`, { incident });
    },
    onSuccess: () => setNumber(""),
    onSettled: () => cache.invalidateQueries({ queryKey: ["incidents"] }),
  });
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (!add.isPending) add.mutate();
      }}
    >
      <TextField label={t.addOrder} placeholder="WO-48211" value={number} onChange={setNumber} />
      <Button className="btn" type="submit" aria-busy={add.isPending}>
        {t.add}
      </Button>
      <RefusalNotice of={add.error} />
    </form>
  );
}

function useAct(method: "POST" | "DELETE", path: string, done?: () => void) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: unknown) => call(method, path, body),
    onSuccess: () => done?.(),
    onSettled: () => cache.invalidateQueries({ queryKey: ["incidents"] }),
  });
}
