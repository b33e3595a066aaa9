import { Button } from "react-aria-components";
import { Caps } from "../shared/actions";
import { time } from "../shared/format";
import { Brand, Icon } from "../shared/icons";
import { useNow } from "../shared/now";
import { useMe } from "../shared/session";
import { DispatchGlance } from "../dispatch/DispatchGlance";
import { AlertLane } from "./AlertLane";
import { useConnectionState } from "./connection";
import { keepsCalls } from "./duty";
import { OwnState } from "./OwnState";
import { QueueGlance } from "./QueueGlance";
import { words } from "./words";

export function TopBar({ openPalette }: { openPalette: () => void }) {
  const t = words.use();
  const me = useMe();
  const { state, since } = useConnectionState();
  return (
    <header className="top">
      <div className="brand">
        <Brand />
      </div>
      <div className="sec">
        <Button className="cmd" aria-keyshortcuts="Control+K" onPress={openPalette}>
          <Icon name="search" />
          <span className="sp ell">{t.searchOrDo}</span>
          <Caps of="Ctrl+K" />
        </Button>
      </div>
      <AlertLane />
      {keepsCalls(me) ? <QueueGlance /> : me.roles.includes("dispatcher") && <DispatchGlance lostSince={state === "lost" ? since : null} />}
      <Clock />
      <OwnState />
    </header>
  );
}

function Clock() {
  const t = words.use();
  const now = useNow();
  return (
    <time className="sec clock" aria-label={t.time} dateTime={new Date(now).toISOString().slice(0, 16)}>
      {time(now)}
    </time>
  );
}
