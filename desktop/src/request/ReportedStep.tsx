import { useId } from "react";
import { ActionButton } from "../shared/actions";
import { time } from "../shared/format";
import { useSecondsSince } from "../shared/now";
import { RefusalNotice } from "../shared/refused";
import { count, fill } from "../shared/wording";
import { link, raise } from "./actions";
import { FormStep } from "./FormStep";
import { isPlaceKnown } from "./steps";
import type { Reported } from "./types";
import type { Form } from "./useForm";
import { words } from "./words";

/** Is there an open order for it? Then this caller is linked to it and hears the true arrival; else a new one is raised. */
export function ReportedStep({ form }: { form: Form }) {
  const t = words.use();
  const { kept, reported, candidate, mark } = form;
  const { card, draft } = kept;
  const name = useId();
  if (card.order) return <FormStep number={3} title={t.reported} mood="done" aside={<span className="dense t2">{fill(t.belongsTo, { number: card.order.number })}</span>} />;
  const found = reported ?? [];
  const known = draft.code !== null && isPlaceKnown(draft);
  return (
    <FormStep
      number={3}
      title={t.reported}
      mood={candidate ? "warn" : known ? "now" : "next"}
      aside={<span className="dense t2">{kept.deed ? waiting(kept.deed.verb, t) : candidate ? why(candidate, t) : ""}</span>}
    >
      <RefusalNotice of={form.reportedFailure} />
      <div className={`dup ${candidate ? "warn" : ""}`}>
        <div className="doubles" role="radiogroup" aria-label={t.reported}>
          {found.map((each) => (
            <Double key={each.order.id} of={each} name={name} isMarked={each === candidate} only={found.length === 1} mark={() => mark(each.order.id)} />
          ))}
          {found.length === 0 && <p className="dense t2">{!known ? t.reportedLater : reported ? t.nothingReported : ""}</p>}
        </div>
        <div className="row wrap decide" data-step="decide">
          <ActionButton action={link} on={form} look="filled" />
          <ActionButton action={raise} on={form} look={known && !candidate ? "filled" : "plain"} />
        </div>
      </div>
    </FormStep>
  );
}

type Said = ReturnType<typeof words.use>;

function why({ sameCode, sameUnit }: Reported, t: Said): string {
  if (sameUnit) return sameCode ? t.sameLiftSameCode : t.sameLift;
  return t.sameSite;
}

const waiting = (verb: string, t: Said): string => (verb === "link" ? t.linkWaits : t.raiseWaits);

interface DoubleProps {
  of: Reported;
  name: string;
  isMarked: boolean;
  only: boolean;
  mark: () => void;
}

function Double({ of: { order, headline, reportedAt, requests }, name, isMarked, only, mark }: DoubleProps) {
  const t = words.use();
  const minutes = Math.floor(useSecondsSince(reportedAt) / 60);
  const ago = minutes < 120 ? count(t.minutesAgo, minutes) : count(t.hoursAgo, Math.floor(minutes / 60));
  return (
    <label className="double">
      <input type="radio" name={name} checked={isMarked} onChange={mark} className={only ? "unseen" : ""} />
      <b className="nw">{order.number}</b>
      <span className="ell">{headline}</span>
      <span className="sp" />
      <span className="dense t2 nw">
        {fill(t.reportedAt, { time: time(reportedAt), ago })}
        {requests > 1 && ` · ${count(t.callers, requests)}`}
      </span>
    </label>
  );
}
