import { useEffect } from "react";
import { words as directory } from "../directory/words";
import { alarmTone } from "../line/sounds";
import { duration } from "../shared/format";
import { Icon } from "../shared/icons";
import { useSecondsSince } from "../shared/now";
import { count, fill } from "../shared/wording";
import type { SpooledAlarm } from "./alarms";
import { words } from "./words";
import "./alarm.css";

/** The oldest, for nobody can have taken any. */
export function SpooledLane({ alarms: [oldest, ...more] }: { alarms: readonly [SpooledAlarm, ...SpooledAlarm[]] }) {
  const t = words.use();
  const wires: Record<string, string> = directory.use().protocols;
  useEffect(() => alarmTone(), []);
  const seconds = useSecondsSince(oldest.at);
  return (
    <div className="sec lane lit" role="alert">
      <Icon name="bell" size="l" />
      <b className="nw">{t.spooled}</b>
      <b role="timer" aria-live="off">
        {duration(seconds)}
      </b>
      <span className="two">{fill(t.spooledHelp, { wire: wires[oldest.wire] ?? oldest.wire, ident: [oldest.ident, oldest.words].filter(Boolean).join(" ") })}</span>
      {more.length > 0 && <span className="nw">{count(t.more, more.length)}</span>}
    </div>
  );
}
