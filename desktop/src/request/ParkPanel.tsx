import { useState } from "react";
import { Button } from "react-aria-components";
import { ActionButton, type Action } from "../shared/actions";
import { instantOf, localOf } from "../shared/moment";
import { MomentField } from "../shared/parts/MomentField";
import { useMe } from "../shared/session";
import { words as shared } from "../shared/words";
import type { Form } from "./useForm";
import { words } from "./words";

interface Parking {
  form: Form;
  at: string;
}

const park: Action<Parking> = {
  id: "request.park-now",
  label: () => words.now().parkNow,
  icon: "circledPause",
  run: async ({ form, at }) => {
    const followUpAt = instantOf(at);
    if (!followUpAt) return;
    await form.keeping.do({ verb: "park", key: crypto.randomUUID(), followUpAt, owner: null });
    form.park(false);
  },
};

const hour = 3_600_000;

const atEight = (days: number) => new Date(new Date(Date.now() + days * 24 * hour).setHours(8, 0, 0, 0));

/** Put aside on purpose: until when, and who follows it up. */
export function ParkPanel({ form }: { form: Form }) {
  const t = words.use();
  const me = useMe();
  const [at, setAt] = useState(() => localOf(atEight(1)));
  const choices = [
    [t.inTwoHours, () => new Date(Date.now() + 2 * hour)],
    [t.tomorrowMorning, () => atEight(1)],
    [t.inAWeek, () => atEight(7)],
  ] as const;
  return (
    <div className="park" role="group" aria-label={t.park}>
      <div className="row wrap">
        <MomentField label={t.followUp} value={at} onChange={setAt} error={undefined} />
        {choices.map(([label, moment]) => (
          <Button key={label} className="chip" onPress={() => setAt(localOf(moment()))}>
            {label}
          </Button>
        ))}
      </div>
      <div className="row">
        <span className="dense t2 sp">
          {t.owner}: <b>{me.name}</b>
        </span>
        <Button className="btn" onPress={() => form.park(false)}>
          {shared.now().cancel}
        </Button>
        <ActionButton action={park} on={{ form, at }} look="filled" disabled={!at} />
      </div>
    </div>
  );
}
