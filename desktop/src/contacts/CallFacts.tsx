import type { ContactCard } from "../contact/types";
import { words as contactWords } from "../contact/words";
import { dayAndTime, duration, phone, timeToTheSecond } from "../shared/format";
import { words as shared } from "../shared/words";
import { words } from "./words";

const secondsBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1000;

/** The plain facts of a call. What is not so yet is left out. */
export function CallFacts({ contact }: { contact: ContactCard }) {
  const t = words.use();
  const { answeredAt, endedAt, closedAt, endReason, outcome } = contact;
  const facts: [string, string | null | undefined | false][] = [
    [t.from, contact.fromDisplay || phone(contact.from) || contactWords.now().numberHidden],
    [t.dialled, phone(contact.dialled)],
    [t.queue, contact.queue],
    [t.language, shared.use().languages[contact.language]],
    [t.began, `${dayAndTime(contact.openedAt)}`],
    [t.waited, duration(contact.waitedSeconds)],
    [t.answered, answeredAt && timeToTheSecond(answeredAt)],
    [t.agent, contact.agent?.name],
    [t.ended, endedAt && timeToTheSecond(endedAt)],
    [t.talked, answeredAt && endedAt && duration(secondsBetween(answeredAt, endedAt))],
    [t.endedHow, endReason && ((t.reasons as Record<string, string>)[endReason] ?? endReason)],
    [t.outcome, outcome && contactWords.use().outcomes[outcome]],
    [t.closed, closedAt && timeToTheSecond(closedAt)],
  ];
  return (
    <dl className="dl">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
