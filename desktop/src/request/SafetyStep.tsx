import { Button } from "react-aria-components";
import { ActionButton } from "../shared/actions";
import { words as shared } from "../shared/words";
import { noDanger, sayDanger } from "./actions";
import { FormStep } from "./FormStep";
import { MedicalField } from "./Medical";
import { isDanger, isSafetyKnown } from "./steps";
import { dangers } from "./types";
import type { Form } from "./useForm";
import { words } from "./words";

const said = ["no", "yes"] as const;

/** Always first: is anybody in danger? One press says no to all three. */
export function SafetyStep({ form }: { form: Form }) {
  const t = words.use();
  const { yes, no } = shared.use();
  const { draft } = form.kept;
  const known = isSafetyKnown(draft);
  return (
    <FormStep
      number={1}
      title={t.safety}
      mood={isDanger(draft) ? "warn" : known ? "done" : "now"}
      step="safety"
      aside={<ActionButton action={noDanger} on={form} small look={known ? "quiet" : "filled"} />}
    >
      <div className="safe">
        {dangers.map((danger) => (
          <div key={danger} role="group" aria-label={t.dangers[danger]} className={draft.safety[danger] === "yes" ? "crit" : ""}>
            <span className="sp">{t.dangers[danger]}</span>
            {said.map((answer) => (
              <Button
                key={answer}
                className="chip"
                aria-pressed={draft.safety[danger] === answer}
                isDisabled={!form.editable}
                onPress={() => sayDanger(form, danger, answer)}
              >
                {answer === "yes" ? yes : no}
              </Button>
            ))}
          </div>
        ))}
      </div>
      <MedicalField key={form.kept.card.id} form={form} />
    </FormStep>
  );
}
