import { useQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { AlarmLane } from "../alarm/AlarmLane";
import { mostPressing, openAlarms, spooledAlarms } from "../alarm/alarms";
import { SpooledLane } from "../alarm/SpooledLane";
import { useDesk } from "../contact/desk";
import { useStuck } from "../dispatch/stuck";
import { StuckLane } from "../dispatch/StuckLane";
import { useAlerts } from "../fraud/alerts";
import { FraudLane } from "../fraud/FraudLane";
import { line } from "../line/LineClient";
import { useStatus } from "../people/SystemHealth";
import { lastRefusal } from "../shared/actions";
import { duration, time } from "../shared/format";
import { Icon } from "../shared/icons";
import { useSecondsSince } from "../shared/now";
import { sentenceOf } from "../shared/refused";
import { useMe } from "../shared/session";
import { useStore } from "../shared/store";
import { fill } from "../shared/wording";
import { useConnectionState } from "./connection";
import { keepsCalls, worksHere } from "./duty";
import { words } from "./words";

/** One place, fixed height: whatever needs the eye now, the most pressing only. Grey means fine. */
export function AlertLane() {
  const t = words.use();
  const connection = useConnectionState();
  const refused = useStore(lastRefusal);
  const status = useStatus().data;
  const me = useMe();
  const desk = useDesk(keepsCalls(me)).data;
  const queue = keepsCalls(me) ? desk?.queue : undefined;
  const stuck = useStuck(me);
  const [fraud] = useAlerts(me);
  const [spooled, ...moreSpooled] = useQuery(spooledAlarms).data;
  const alarms = useQuery({ ...openAlarms, enabled: worksHere(me) }).data?.items ?? [];
  const alarm = mostPressing(alarms, me.id);
  if (spooled) return <SpooledLane alarms={[spooled, ...moreSpooled]} />;
  if (alarm) return <AlarmLane alarm={alarm} others={alarms.filter(({ state }) => state !== "everyone-out").length - 1} me={me.id} />;
  if (connection.state === "lost") return <Lost since={connection.since} />;
  if (refused) return <NotDone failure={refused} />;
  if (connection.state === "back") {
    return (
      <div className="sec lane fine" role="status">
        <Icon name="circledCheck" />
        <b className="ell">{t.back}</b>
      </div>
    );
  }
  if (stuck?.trapped) return <StuckLane stuck={stuck} />;
  if (queue?.nobodyWorks) return <NobodyWorks since={queue.longestSince} />;
  if (fraud) return <FraudLane alert={fraud} />;
  if (stuck) return <StuckLane stuck={stuck} />;
  if (status && !status.phones) {
    return (
      <div className="sec lane warn" role="status">
        <Icon name="missed" size="l" />
        <b className="nw">{t.phonesDown}</b>
        <span className="ell more">{t.phonesDownHelp}</span>
      </div>
    );
  }
  return (
    <div className="sec lane" role="status">
      <span className="dot" />
      <span className="dense t2 ell">{t.allQuiet}</span>
      {status && <span className="meta ell">{fill(t.phonesChecked, { time: time(status.checkedAt) })}</span>}
    </div>
  );
}

function Lost({ since }: { since: number }) {
  const t = words.use();
  const seconds = useSecondsSince(since);
  const inCall = useStore(line.state).call !== null;
  return (
    <div className="sec lane warn" role="status">
      <Icon name="offline" size="l" />
      <b className="nw" aria-live="off">
        {fill(t.connectionLost, { time: duration(seconds) })}
      </b>
      <span className="ell more">{inCall ? t.callGoesOn : t.keepWorking}</span>
    </div>
  );
}

function NobodyWorks({ since }: { since: string | null }) {
  const t = words.use();
  const seconds = useSecondsSince(since);
  return (
    <div className="sec lane warn" role="alert">
      <Icon name="bell" size="l" />
      <b className="nw">{t.nobodyWorks}</b>
      <span className="ell more">{t.nobodyWorksHelp}</span>
      <span className="sp" />
      <b role="timer">{duration(seconds)}</b>
    </div>
  );
}

function NotDone({ failure }: { failure: unknown }) {
  const t = words.use();
  return (
    <div className="sec lane warn" role="alert">
      <Icon name="warning" size="l" />
      <b className="nw">{t.notDone}</b>
      <span className="two more">{sentenceOf(failure)}</span>
      <span className="sp" />
      <Button className="btn s" onPress={() => lastRefusal.set(null)}>
        {t.dismiss} <kbd aria-hidden="true">Esc</kbd>
      </Button>
    </div>
  );
}
