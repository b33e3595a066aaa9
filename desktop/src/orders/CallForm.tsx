import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { phone } from "../shared/format";
import { Icon } from "../shared/icons";
import type { OnOrder } from "./actions";
import { isAskable } from "./actions";
import { words } from "./words";

/** Whom one may ring about an order, with their numbers. */
export function CallForm({ on, done }: { on: OnOrder; done: () => void }) {
  const t = words.use();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector("a")?.focus(), []);
  const { order } = on;
  const people = [
    ...(order.technician ? [{ role: t.callRoles.technician, name: order.technician.name, number: order.technician.phone }] : []),
    ...order.attempts.flatMap(({ technician, state }) => {
      const known = order.candidates.find((each) => each.technician.id === technician.id);
      return known && ["queued", "sent", "delivered", "read"].includes(state) ? [{ role: t.callRoles.technician, name: technician.name, number: known.phone }] : [];
    }),
    ...(isAskable(on) ? order.candidates.slice(0, 5).map((each) => ({ role: t.callRoles.candidate, name: each.technician.name, number: each.phone })) : []),
    ...order.callers.map((caller) => ({ role: t.callRoles.caller, name: caller.name ?? "", number: caller.phone })),
  ].filter(({ number }, at, all) => number && all.findIndex((each) => each.number === number) === at);
  return (
    <div className="decision" ref={list} role="group" aria-label={t.call}>
      <h3 className="lead">{t.call}</h3>
      {people.length === 0 && <p className="t2">{t.nobodyToCall}</p>}
      <ul className="numbers">
        {people.map(({ role, name, number }) => (
          <li key={number} className="row">
            <span className="meta">{role}</span>
            <b className="sp ell">{name}</b>
            <a className="btn s" href={`tel:${number}`}>
              <Icon name="phone" />
              {phone(number ?? "")}
            </a>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button className="btn quiet" onPress={done}>
          {t.done}
        </Button>
      </div>
    </div>
  );
}
