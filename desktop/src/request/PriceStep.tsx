import { ActionButton, perform } from "../shared/actions";
import { dayAndTime, daysAgo, time } from "../shared/format";
import { Icon } from "../shared/icons";
import { raise, waitForHours } from "./actions";
import { asksPrice, priceToSay } from "./price";
import type { Form } from "./useForm";
import { words } from "./words";

const raiseAtPrice = { ...raise, label: () => words.now().raiseAtPrice };

/** Where the agreement does not pay now: the sentence to say, who says yes, and the two ways on. */
export function PriceStep({ form }: { form: Form }) {
  const t = words.use();
  const { promise, kept } = form;
  if (!promise || !asksPrice(promise, kept.draft) || kept.deed) return null;
  const when = (at: string) => (daysAgo(at) === 0 ? time(at, promise.zone) : dayAndTime(at, promise.zone));
  return (
    <div className="notice high" role="group" aria-label={t.notCoveredNow} data-step="price">
      <Icon name="warning" />
      <div className="col">
        <b>{t.notCoveredNow}</b>
        <p className="lead">{priceToSay(promise, when, t)}</p>
        <label className="fld">
          <span>{t.authorisedBy}</span>
          <span className="inp">
            <input
              value={form.authorisedBy}
              maxLength={200}
              autoComplete="off"
              readOnly={!form.editable}
              onChange={(event) => form.authorise(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
                event.preventDefault();
                void perform(raise, form);
              }}
            />
          </span>
        </label>
        <div className="row wrap">
          <ActionButton action={raiseAtPrice} on={form} small look="filled" />
          <ActionButton action={waitForHours} on={form} small />
        </div>
      </div>
    </div>
  );
}
