import { useQuery } from "@tanstack/react-query";
import { call } from "../shared/api";
import { zoneName } from "../shared/format";
import { instantOf, localOf } from "../shared/moment";
import { MomentField } from "../shared/parts/MomentField";
import { Select } from "../shared/parts/Select";
import { TextField } from "../shared/parts/TextField";
import { useMe } from "../shared/session";
import { fill } from "../shared/wording";
import type { OnOrder } from "./actions";
import { DecisionForm } from "./DecisionForm";
import { hold } from "./orders";
import { holdReasons, type HoldReason, type Named } from "./types";
import { words } from "./words";

/** Parks an order on purpose: why, until when, and who looks after it. */
export function HoldForm({ on, done }: { on: OnOrder; done: () => void }) {
  const t = words.use();
  const me = useMe();
  const colleagues = useQuery({ queryKey: ["orders", "owners"], queryFn: () => call<Named[]>("GET", "/api/order-owners") });
  const { reason = "", wakeAt = localOf(nextMorning(new Date())), owner = me.id, note = "" } = on.decision?.values ?? {};
  const wakes = instantOf(wakeAt);
  const zone = zoneName(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return (
    <DecisionForm
      title={t.hold}
      verb={t.hold}
      complete={reason !== "" && wakes !== null}
      send={() => hold(on.order.id, { reason: reason as HoldReason, wakeAt: wakes ?? "", owner, note: note.trim() })}
      close={done}
    >
      <Select
        label={t.reason}
        value={reason}
        onChange={(next) => on.change({ reason: next })}
        empty={t.choose}
        isRequired
        choices={holdReasons.map((value) => ({ value, label: t.holdReasons[value] }))}
      />
      <MomentField label={t.wakeAt} value={wakeAt} onChange={(next) => on.change({ wakeAt: next })} error={undefined} />
      <p className="meta">{fill(t.wakeHint, { zone })}</p>
      <Select
        label={t.owner}
        value={owner}
        onChange={(next) => on.change({ owner: next })}
        choices={[{ value: me.id, label: `${t.ownerMe}: ${me.name}` }, ...(colleagues.data ?? []).filter(({ id }) => id !== me.id).map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <TextField label={t.note} value={note} onChange={(next) => on.change({ note: next })} rows={2} maxLength={500} />
    </DecisionForm>
  );
}

/** Eight o'clock on the next day that is no Saturday or Sunday. */
export function nextMorning(now: Date): Date {
  const then = new Date(now);
  then.setHours(8, 0, 0, 0);
  do then.setDate(then.getDate() + 1);
  while (then.getDay() % 6 === 0);
  return then;
}
