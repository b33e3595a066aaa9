import { useId } from "react";
import { outcomes, type Outcome } from "./types";
import { words } from "./words";

interface OutcomeChoiceProps {
  value: Outcome | null;
  onChange: (outcome: Outcome) => void;
  isDisabled: boolean;
}

export function OutcomeChoice({ value, onChange, isDisabled }: OutcomeChoiceProps) {
  const t = words.use();
  const name = useId();
  return (
    <fieldset className="outcomes" disabled={isDisabled}>
      <legend className="lbl">{t.outcome}</legend>
      {outcomes.map((outcome) => (
        <label key={outcome}>
          <input type="radio" name={name} value={outcome} checked={value === outcome} onChange={() => onChange(outcome)} />
          {t.outcomes[outcome]}
        </label>
      ))}
    </fieldset>
  );
}
