import { useState } from "react";
import { duration } from "../shared/format";
import { Notice } from "../shared/parts/Notice";
import { useMe } from "../shared/session";
import { fill } from "../shared/wording";
import type { OpenedContact } from "./ContactPage";
import { words } from "./words";

/** The player, or the sentence that says why there is none. Nothing is fetched before somebody presses play: each listening is on record. */
export function Recording({ contact }: { contact: OpenedContact }) {
  const t = words.use();
  const me = useMe();
  const [broken, setBroken] = useState(false);
  const { recording, number, id } = contact;
  if (!recording?.playable) return <p className="t2">{whyNone(contact, t)}</p>;
  if (!me.roles.includes("supervisor") && contact.agent?.id !== me.id) return <p className="t2">{t.recordingNotYours}</p>;
  return (
    <>
      <audio
        className="player"
        controls
        preload="none"
        src={`/api/contacts/${id}/recording`}
        aria-label={fill(t.recordingOf, { number })}
        onError={() => setBroken(true)}
      />
      <p className="meta">{fill(t.recordingLength, { time: duration(recording.seconds) })}</p>
      {broken && <Notice tone="high">{t.recordingBroken}</Notice>}
    </>
  );
}

function whyNone({ timeline, answeredAt, endedAt }: OpenedContact, t: ReturnType<typeof words.now>): string {
  if (timeline.some((line) => line.kind === "recording-deleted")) return t.recordingDeleted;
  return answeredAt && !endedAt ? t.recordingComing : t.recordingNone;
}
