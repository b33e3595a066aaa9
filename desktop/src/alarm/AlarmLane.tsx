import { useEffect } from "react";
import { Button } from "react-aria-components";
import { Link, useLocation } from "wouter";
import { alarmTone } from "../line/sounds";
import { perform, useActions, type Action } from "../shared/actions";
import { duration } from "../shared/format";
import { Icon } from "../shared/icons";
import { useSecondsSince } from "../shared/now";
import { count, fill } from "../shared/wording";
import { act, type Alarm } from "./alarms";
import { words } from "./words";
import "./alarm.css";

interface Ringing {
  alarm: Alarm;
  open: (path: string) => void;
}

const take: Action<Ringing> = {
  id: "alarm.take",
  label: () => words.now().take,
  icon: "bell",
  shortcut: "F2",
  first: true,
  run: async ({ alarm, open }) => {
    await act(alarm.id, "take");
    open(`/alarms/${alarm.id}`);
  },
};

const whileItRings = [take] as const;
const nothing = [] as const;

/** Solid red means that nobody has it, or that it is yours; tinted, that somebody else has it. */
export function AlarmLane({ alarm, others, me }: { alarm: Alarm; others: number; me: string }) {
  const t = words.use();
  const [, open] = useLocation();
  const rings = alarm.state === "raised";
  const mine = alarm.takenBy?.id === me;
  const on = { alarm, open };
  useActions<Ringing>(rings ? whileItRings : nothing, on);
  useEffect(() => (rings ? alarmTone() : undefined), [rings]);
  const seconds = useSecondsSince(alarm.raisedAt);
  return (
    <div className={`sec lane ${rings || mine ? "lit" : "crit"}`} role="alert">
      <Icon name="bell" size="l" />
      <b className="nw">{rings ? t.ringing : mine ? t.yours : fill(t.hasIt, { name: alarm.takenBy?.name ?? "" })}</b>
      <b role="timer" aria-live="off">
        {duration(seconds)}
      </b>
      <span className="ell">{placeOf(alarm, t.unknown)}</span>
      {others > 0 && <span className="nw">{count(t.more, others)}</span>}
      <span className="sp" />
      {rings ? (
        <Button className="btn s" aria-keyshortcuts="F2" onPress={() => void perform(take, on)}>
          {t.take} <kbd aria-hidden="true">F2</kbd>
        </Button>
      ) : (
        <Link className="btn s" href={`/alarms/${alarm.id}`}>
          {t.look}
        </Link>
      )}
    </div>
  );
}

export const placeOf = ({ unit, phone }: Alarm, unknown: string) => (unit ? `${unit.city}, ${unit.street}, ${unit.name}` : [unknown, phone].filter(Boolean).join(" "));
