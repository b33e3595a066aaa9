import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { takeHelp } from "../orders/orders";
import type { HelpCall } from "../orders/types";
import { ageInHours, phone as phoneOf } from "../shared/format";
import { Icon } from "../shared/icons";
import { useSecondsSince } from "../shared/now";
import { RefusalNotice } from "../shared/refused";
import { useMe } from "../shared/session";
import { count, fill } from "../shared/wording";
import { words } from "./words";
import "./help.css";

/** Technicians on a job who ask for help, above everything else; whoever takes it answers for it, and the technician reads who that is. */
export function HelpList({ calls, choose }: { calls: readonly HelpCall[]; choose: (order: string) => void }) {
  const t = words.use();
  const cache = useQueryClient();
  const takes = useMe().roles.some((role) => role === "dispatcher" || role === "supervisor" || role === "agent");
  const take = useMutation({
    mutationFn: ({ order, another }: { order: string; another: boolean }) => takeHelp(order, another),
    onSettled: () => Promise.all(["orders", "dispatch"].map((topic) => cache.invalidateQueries({ queryKey: [topic] }))),
  });
  if (calls.length === 0 && !take.error) return null;
  return (
    <section className="help" aria-label={t.help.title} role="alert">
      {calls.map((call) => (
        <div key={call.id} className={`row ${call.need === "danger" ? "crit" : ""}`} onClick={() => choose(call.order.id)}>
          <Icon name={call.need === "danger" ? "octagon" : "people"} size="l" />
          <b>{fill(t.help.needs[call.need], { skill: call.skill })}</b>
          <Link href={`/orders/${call.order.id}`}>
            {call.technician.name}, {call.where}, {call.order.number}
          </Link>
          {call.note && (
            <span className="ell said" dir="auto">
              “{call.note}”
            </span>
          )}
          <span className="sp" />
          {call.told > 0 && <span className="late">{count(t.help.told, call.told)}</span>}
          <Waits since={call.askedAt} />
          <a className="btn s" href={`tel:${call.phone}`} aria-label={fill(t.callName, { name: call.technician.name })}>
            {phoneOf(call.phone)}
          </a>
          {takes && call.need !== "advice" && call.need !== "parts" && (
            <Button className="btn s" onPress={() => take.isPending || take.mutate({ order: call.order.id, another: true })}>
              {t.help.another}
            </Button>
          )}
          {takes && (
            <Button className="btn s filled" onPress={() => take.isPending || take.mutate({ order: call.order.id, another: false })}>
              {t.help.take}
            </Button>
          )}
        </div>
      ))}
      <RefusalNotice of={take.error} />
    </section>
  );
}

function Waits({ since }: { since: string }) {
  return <b role="timer">{ageInHours(useSecondsSince(since))}</b>;
}
