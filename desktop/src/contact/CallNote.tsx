import { useEffect } from "react";
import { ActionButton, useActions } from "../shared/actions";
import { timeToTheSecond } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { TextField } from "../shared/parts/TextField";
import { count, fill } from "../shared/wording";
import { finish } from "./desk";
import { forgetDraft, useDraft, type Kept } from "./draft";
import { OutcomeChoice } from "./OutcomeChoice";
import type { ContactCard } from "./types";
import { words } from "./words";

const actions = [finish] as const;

interface CallNoteProps {
  contact: ContactCard;
  connected: boolean;
  /** Another tab holds the pen. */
  readOnly: boolean;
}

/** The one form of a call: what was said, and how it ended. It can be filled while talking; it must be before the next call. */
export function CallNote({ contact, connected, readOnly }: CallNoteProps) {
  const t = words.use();
  const kept = useDraft(contact.id, { note: contact.note ?? "", outcome: contact.outcome }, connected);
  const { draft, change } = kept;
  const over = contact.state === "finishing" && !readOnly;
  const on = { contact: contact.id, draft, over };
  useActions(actions, on);
  useEffect(() => () => forgetWhenClosed(contact), [contact]);
  return (
    <Card
      heading="h1"
      grow
      className="work"
      title={
        <>
          {t.contact} <span className="t2">{contact.number}</span>
        </>
      }
      aside={<Saved kept={kept} connected={connected} />}
      footer={
        <>
          <span className="dense t2 sp">{!over ? t.finishLater : draft.outcome ? t.finishNow : t.outcomeNeeded}</span>
          <ActionButton action={finishAlways} on={on} look={over ? "filled" : "plain"} disabled={!over || !draft.outcome} />
        </>
      }
    >
      <div className="vline">
        <section className={draft.note ? "done" : "now"}>
          <StepMark done={Boolean(draft.note)} number={1} />
          <h2>{t.whatWasSaid}</h2>
          <TextField label={t.note} rows={6} value={draft.note} onChange={(note) => change({ note })} isReadOnly={readOnly} />
        </section>
        <section className={draft.outcome ? "done" : "now"}>
          <StepMark done={draft.outcome !== null} number={2} />
          <h2>{t.howDidItEnd}</h2>
          <OutcomeChoice value={draft.outcome} onChange={(outcome) => change({ outcome })} isDisabled={readOnly} />
        </section>
      </div>
    </Card>
  );
}

/** The button stays in its place; only the key is refused until everything is there. */
const finishAlways = { ...finish, possible: () => true };

function forgetWhenClosed(contact: ContactCard): void {
  if (contact.state === "finishing") forgetDraft(contact.id);
}

function StepMark({ done, number }: { done: boolean; number: number }) {
  return (
    <span className="nd" aria-hidden="true">
      {done ? <Icon name="check" /> : number}
    </span>
  );
}

function Saved({ kept, connected }: { kept: Kept; connected: boolean }) {
  const t = words.use();
  if (!connected && kept.waiting > 0) {
    return (
      <b className="dense high row" role="status">
        <Icon name="offline" />
        {count(t.changesKept, kept.waiting)}
      </b>
    );
  }
  if (kept.savedAt === null || kept.waiting > 0) return <span className="meta">{kept.waiting > 0 ? t.saving : ""}</span>;
  return (
    <span className="meta row">
      <Icon name="check" />
      {fill(t.draftSaved, { time: timeToTheSecond(kept.savedAt) })}
    </span>
  );
}
