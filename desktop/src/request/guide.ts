import { daysAgo, dayAndTime, time } from "../shared/format";
import { fill } from "../shared/wording";
import { isDanger, isSafetyKnown } from "./steps";
import type { Form } from "./useForm";
import type { words } from "./words";

type Said = Pick<ReturnType<typeof words.now>, "say">;

interface Who {
  agent: string;
  company: string;
  /** The place's own zone: its times are said to somebody who is there. */
  zone?: string | undefined;
}

/** The sentence to say now, out of what is true at this moment. */
export function sentenceToSay(form: Pick<Form, "kept" | "candidate" | "questions">, { agent, company, zone }: Who, { say }: Said): string {
  const { draft, card } = form.kept;
  const when = (at: string) => (daysAgo(at) === 0 ? time(at, zone) : dayAndTime(at, zone));
  const order = card.order ?? (draft.safety.trapped === "yes" ? null : form.candidate?.order);
  if (card.state === "parked" && card.followUpAt) return fill(say.parked, { time: when(card.followUpAt) });
  if (order) {
    const { state, arrivesAt } = order;
    if (state === "on-site") return say.onSite;
    if (state === "on-the-way" || state === "accepted") {
      const arrival = arrivesAt ? fill(say.arrives, { time: when(arrivesAt) }) : say.accepted;
      return draft.textCaller && card.order ? arrival : `${arrival} ${say.mayText}`;
    }
    if (state === "closed" || state === "report-due") return say.done;
    if (!card.order) return say.reported;
    if (draft.safety.trapped !== "yes") return draft.textCaller ? say.raisedText : say.raised;
  }
  if (draft.safety.trapped === "yes") return form.questions?.say || say.trapped;
  if (isDanger(draft)) return say.danger;
  if (!isSafetyKnown(draft)) return fill(say.greeting, { agent, company });
  if (draft.kind === null) return say.need;
  if (draft.kind === "information") return card.state === "closed" ? say.anythingElse : say.information;
  if (draft.kind === "comment") return say.comment;
  return form.questions?.say || say.whatHappened;
}
