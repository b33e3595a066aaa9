import { Button } from "react-aria-components";
import { ActionButton, type Action } from "../shared/actions";
import { TextField } from "../shared/parts/TextField";
import { chooseAction, chooseComment, chooseInformation, type InForm } from "./actions";
import { CodeSearch } from "./CodeSearch";
import { FormStep } from "./FormStep";
import { tones, type RequestKind } from "./types";
import type { Form } from "./useForm";
import { words } from "./words";

const choices: readonly { kind: RequestKind; action: Action<InForm> }[] = [
  { kind: "information", action: chooseInformation },
  { kind: "action", action: chooseAction },
  { kind: "comment", action: chooseComment },
];

/** The kind stays in its place also when it is decided; only its key is refused then. */
const inPlace = choices.map(({ kind, action }) => ({ kind, action: { ...action, possible: () => true } }));

/** What they want of us. Another kind keeps everything that was typed. */
export function NeedStep({ form }: { form: Form }) {
  const t = words.use();
  const { kept, keeping, editable } = form;
  const { draft } = kept;
  const decided = !(chooseAction.possible?.(form) ?? true);
  const done = draft.kind !== null && (draft.kind === "action" ? draft.code !== null : draft.kind === "information" || draft.words.trim() !== "");
  return (
    <FormStep
      number={2}
      title={t.need}
      mood={done ? "done" : "now"}
      aside={
        <div className="seg" role="group" aria-label={t.need} data-step="kind">
          {inPlace.map(({ kind, action }) => (
            <ActionButton key={kind} action={action} on={form} chosen={draft.kind === kind} disabled={decided} />
          ))}
        </div>
      }
    >
      <div className="col">
        {(draft.kind === null || draft.kind === "action") && <CodeSearch form={form} />}
        {draft.kind === "comment" && <Tone form={form} />}
        <div data-step="words">
          <TextField
            label={draft.kind === "information" ? t.question : t.words}
            rows={2}
            maxLength={4000}
            value={draft.words}
            onChange={(said) => keeping.change({ words: said })}
            isReadOnly={!editable}
          />
        </div>
      </div>
    </FormStep>
  );
}

function Tone({ form: { kept, keeping, editable, go } }: { form: Form }) {
  const t = words.use();
  return (
    <div className="fld" data-step="tone">
      <span className="lbl">{t.tone}</span>
      <div className="row" role="group" aria-label={t.tone}>
        {tones.map((tone) => (
          <Button
            key={tone}
            className="chip"
            aria-pressed={kept.draft.tone === tone}
            isDisabled={!editable}
            onPress={() => {
              keeping.change({ tone });
              go("tone");
            }}
          >
            {t.tones[tone]}
          </Button>
        ))}
      </div>
    </div>
  );
}
