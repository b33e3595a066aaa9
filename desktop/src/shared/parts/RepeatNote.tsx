import { Link } from "wouter";
import { Icon } from "../icons";
import { repeatSaid, visitSaid, type Repeat } from "../repeat";
import { words } from "../words";
import { Chip } from "./Chip";

interface RepeatNoteProps {
  of: Repeat | null;
  /** Of the place. */
  zone?: string | undefined;
}

/** A unit fails again and again, and what was found there lately; nothing while it does not. */
export function RepeatNote({ of, zone }: RepeatNoteProps) {
  const t = words.use();
  if (!of) return null;
  return (
    <div role="note" aria-label={repeatSaid(of)}>
      <Chip tone="high" icon="warning">
        {repeatSaid(of)}
      </Chip>
      {of.last.length > 0 && (
        <ul className="col dense" aria-label={t.lastReports}>
          {of.last.map((visit) => (
            <li key={visit.order.id}>
              <Link href={`/orders/${visit.order.id}`}>{visit.order.number}</Link> <span className="t2">{visitSaid(visit, zone)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The same as a mark in a row; the last reports are told to the pointer and to those who hear it. */
export function RepeatMark({ of }: { of: Repeat | null | undefined }) {
  words.use();
  if (!of) return null;
  const told = [repeatSaid(of), ...of.last.map((visit) => visitSaid(visit))].join("\n");
  return (
    <span className="high" title={told}>
      <Icon name="warning" />
      <span className="unseen">{told}</span>
    </span>
  );
}
