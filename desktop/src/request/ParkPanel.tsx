import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { ActionButton, type Action } from "../shared/actions";
import { call, type Page } from "../shared/api";
import { instantOf, localOf } from "../shared/moment";
import { MomentField } from "../shared/parts/MomentField";
import { Select } from "../shared/parts/Select";
import { useMe } from "../shared/session";
import { words as shared } from "../shared/words";
import type { Form } from "./useForm";
import { words } from "./words";

interface Parking {
  form: Form;
  at: string;
  owner: string;
}

const park: Action<Parking> = {
  id: "request.park-now",
  label: () => words.now().parkNow,
  icon: "circledPause",
  run: async ({ form, at, owner }) => {
    const followUpAt = instantOf(at);
    if (!followUpAt) return;
    await form.keeping.do({ verb: "park", key: crypto.randomUUID(), followUpAt, owner });
    form.park(false);
  },
};

const hour = 3_600_000;

const atEight = (days: number) => new Date(new Date(Date.now() + days * 24 * hour).setHours(8, 0, 0, 0));

/** Put aside on purpose: until when, and who follows it up. */
export function ParkPanel({ form }: { form: Form }) {
  const t = words.use();
  const me = useMe();
  const [owner, setOwner] = useState(form.kept.card.owner?.id ?? me.id);
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
          <Owner value={owner} onChange={setOwner} />
        </span>
        <Button className="btn" onPress={() => form.park(false)}>
          {shared.now().cancel}
        </Button>
        <ActionButton action={park} on={{ form, at, owner }} look="filled" disabled={!at} />
      </div>
    </div>
  );
}

interface OwnerProps {
  value: string;
  onChange: (owner: string) => void;
}

/** Who follows it up. Whoever leads a team may choose somebody else. */
function Owner({ value, onChange }: OwnerProps) {
  const t = words.use();
  const me = useMe();
  const leads = me.roles.some((role) => role === "supervisor" || role === "administrator");
  const people = useQuery({ queryKey: ["users", "desk"], queryFn: () => call<Page<Colleague>>("GET", "/api/users?limit=200"), enabled: leads });
  const atTheDesk = (people.data?.items ?? []).filter(({ active, roles }) => active && roles.some((role) => role !== "technician"));
  if (!leads || atTheDesk.length === 0) return <>{`${t.owner}: ${me.name}`}</>;
  return <Select label={t.owner} value={value} onChange={onChange} choices={atTheDesk.map(({ id, name }) => ({ value: id, label: name }))} />;
}

interface Colleague {
  id: string;
  name: string;
  active: boolean;
  roles: string[];
}
