import { useState, type ReactNode } from "react";
import { outcomes, type ContactCard, type Outcome } from "../contact/types";
import { words as contactWords } from "../contact/words";
import { ActionButton, useActions } from "../shared/actions";
import { call } from "../shared/api";
import { finish, outcomeNow, useMatters, whyNotYet } from "./finishing";
import { words } from "./words";

const actions = [finish] as const;
/** The button stays in its place; only the key is refused until everything is there. */
const finishInPlace = { ...finish, possible: () => true };

interface FinishBarProps {
  contact: ContactCard;
  /** Another tab holds the pen. */
  readOnly: boolean;
  /** The other way out of the form. */
  park: ReactNode;
}

/** How the contact ended, and the way to the next one. */
export function FinishBar({ contact, readOnly, park }: FinishBarProps) {
  const t = words.use();
  const c = contactWords.use();
  const [chosen, setChosen] = useState<Outcome | null>(contact.outcome);
  const on = { contact: contact.id, matters: useMatters(contact.requests), chosen, over: contact.state === "finishing" && !readOnly };
  useActions(actions, on);
  const missing = whyNotYet(on);
  const choose = (outcome: Outcome) => {
    setChosen(outcome);
    void call("PUT", `/api/contacts/${contact.id}/draft`, { note: contact.note ?? "", outcome }).catch(() => {});
  };
  return (
    <>
      <span className="sp ends">
        <span className="meta" role="status">
          {missing ? t[missing] : t.finishNow}
        </span>
        <select className="inp outcome" aria-label={c.outcome} value={outcomeNow(on) ?? ""} disabled={readOnly} onChange={(event) => choose(event.target.value as Outcome)}>
          <option value="" disabled>
            {t.howDidItEnd}
          </option>
          {outcomes.map((outcome) => (
            <option key={outcome} value={outcome}>
              {c.outcomes[outcome]}
            </option>
          ))}
        </select>
      </span>
      {park}
      <ActionButton action={finishInPlace} on={on} look={missing ? "plain" : "filled"} disabled={missing !== null} />
    </>
  );
}
