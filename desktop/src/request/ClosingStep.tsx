import { ActionButton } from "../shared/actions";
import { TextField } from "../shared/parts/TextField";
import { inform, record } from "./actions";
import { FormStep } from "./FormStep";
import type { Form } from "./useForm";
import { words } from "./words";

/** A question: what was told closes it. */
export function InformationStep({ form }: { form: Form }) {
  const t = words.use();
  const { kept, keeping, editable } = form;
  const closed = kept.card.state === "closed";
  return (
    <FormStep number={3} title={t.told} mood={closed ? "done" : "now"}>
      <div data-step="answer">
        <TextField label={t.answer} rows={4} maxLength={4000} value={kept.draft.answer} onChange={(answer) => keeping.change({ answer })} isReadOnly={!editable || closed} />
      </div>
      <div className="row wrap decide" data-step="decide">
        <ActionButton action={inform} on={form} look="filled" />
        <span className="dense t2">{closed ? t.isInformed : kept.deed ? t.closeWaits : t.informHelp}</span>
      </div>
    </FormStep>
  );
}

/** A comment needs nothing but to be on record. */
export function CommentStep({ form }: { form: Form }) {
  const t = words.use();
  const { card, deed } = form.kept;
  const closed = card.state === "closed";
  return (
    <FormStep number={3} title={t.onRecord} mood={closed ? "done" : "now"}>
      <div className="row wrap decide" data-step="decide">
        <ActionButton action={record} on={form} look="filled" />
        <span className="dense t2">{closed ? t.isRecorded : deed ? t.closeWaits : t.recordHelp}</span>
      </div>
    </FormStep>
  );
}
