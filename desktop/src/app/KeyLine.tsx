import { line } from "../line/LineClient";
import { soundOf } from "../line/state";
import { Caps, onScreen } from "../shared/actions";
import { duration } from "../shared/format";
import { Icon } from "../shared/icons";
import { worksWhileTyping } from "../shared/keys";
import { letters } from "../shared/preferences";
import { useSecondsSince } from "../shared/now";
import { useMe } from "../shared/session";
import { useStore } from "../shared/store";
import { fill } from "../shared/wording";
import { useConnectionState } from "./connection";
import { keepsCalls } from "./duty";
import { useTyping } from "./useTyping";
import { words } from "./words";

/** Left: how the page is connected. Right: the keys that work at this moment. */
export function KeyLine() {
  return (
    <footer className="keys">
      <Connected />
      <span className="sp" />
      <KeysNow />
    </footer>
  );
}

function Connected() {
  const t = words.use();
  const { state, since } = useConnectionState();
  const seconds = useSecondsSince(state === "lost" ? since : null);
  const telephone = useStore(line.state);
  const sound = soundOf(telephone);
  const hears = keepsCalls(useMe()) && telephone.role === "active";
  if (state === "lost") {
    return (
      <b className="high">
        <Icon name="offline" /> {fill(t.connectionLost, { time: duration(seconds) })}
      </b>
    );
  }
  const up = state === "up" || state === "back";
  return (
    <span data-connection={state} data-line={sound}>
      <Icon name={up ? "check" : "clock"} />
      {[up ? t.connected : t.connecting, hears ? t.sound[sound] : null].filter(Boolean).join(" · ")}
    </span>
  );
}

function KeysNow() {
  const t = words.use();
  const typing = useTyping();
  const lettersOn = useStore(letters) === "on";
  useStore(line.state);
  const actions = useStore(onScreen).filter(({ shortcut, hinted, id, possible }) => shortcut && hinted && !id.startsWith("shell.") && possible());
  const always = actions.filter(({ shortcut }) => worksWhileTyping(shortcut ?? ""));
  const single = lettersOn ? actions.filter(({ shortcut }) => !worksWhileTyping(shortcut ?? "")) : [];
  return (
    <>
      {always.map(Hint)}
      {typing && single.length > 0 && (
        <span>
          <kbd>Esc</kbd>
          {t.escape}
        </span>
      )}
      {single.map(Hint)}
      {lettersOn && (
        <span>
          <kbd>?</kbd>
          {t.allKeys}
        </span>
      )}
    </>
  );
}

function Hint({ id, shortcut = "", label }: { id: string; shortcut?: string; label: () => string }) {
  return (
    <span key={id}>
      <Caps of={shortcut} />
      {label()}
    </span>
  );
}
