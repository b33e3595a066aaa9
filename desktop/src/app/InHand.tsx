import { useEffect, useState } from "react";
import type { ContactCard } from "../contact/types";
import { FinishBar } from "../request/FinishBar";
import { focusOn } from "../request/focus";
import { AnotherMatter, RequestTabs } from "../request/RequestTabs";
import { nextNeeded } from "../request/steps";
import { keepingOf } from "../request/keeping";
import { isTyping } from "../shared/keys";
import { Workplace } from "./Workplace";

interface InHandProps {
  contact: ContactCard;
  /** Another tab holds the pen. */
  readOnly: boolean;
}

/** The contact in hand with its matters: one in the form, the others a press away. */
export function InHand({ contact, readOnly }: InHandProps) {
  const [open, setOpen] = useState<string | null>(null);
  const { requests } = contact;
  const shown = requests.find(({ id }) => id === open) ?? requests[0];
  const talks = contact.state === "talking";
  useEffect(() => {
    const card = talks ? requests[0] : undefined;
    if (!card || isTyping(document.activeElement)) return;
    const step = nextNeeded(keepingOf(card).state.now().draft);
    if (step) focusOn(step);
    // only when the conversation begins: later the focus is hers
  }, [talks]); // eslint-disable-line react-hooks/exhaustive-deps
  if (!shown) return null;
  return (
    <Workplace
      key={shown.id}
      card={shown}
      contact={contact}
      inHand
      editable={!readOnly}
      tabs={<RequestTabs cards={requests} shown={shown.id} open={setOpen} />}
      another={<AnotherMatter contact={contact.id} editable={!readOnly} open={setOpen} />}
      end={(park) => <FinishBar contact={contact} readOnly={readOnly} park={park} />}
    />
  );
}
