import { daysAgo, dayAndTime, time } from "../format";
import type { Line, LineStep } from "../order";
import { fill } from "../wording";
import { words } from "../words";
import "./order.css";

interface TheLineProps {
  line: Line;
  /** The zone of the place, where times are said to somebody who is there; the reader's own without. */
  zone?: string;
  /** Somebody is trapped. */
  crit?: boolean;
}

/** The life of one report: the same dots, words and times for agent, dispatcher, technician and customer. */
export function TheLine({ line, zone, crit = false }: TheLineProps) {
  const t = words.use();
  return (
    <ol className={`tl-line ${crit ? "crit" : ""}`}>
      {line.map((step) => (
        <li key={step.step} className={step.state === "next" ? "" : step.state} {...(step.state === "now" ? { "aria-current": "step" } : {})}>
          {t.line[step.step]}
          <small>{whenOf(step, zone, t) ?? "\u00a0"}</small>
        </li>
      ))}
    </ol>
  );
}

/** A step that has come says when; the one under way says when they arrive. */
function whenOf({ at, note, state }: LineStep, zone: string | undefined, t: { arrives: string }): string | null {
  if (note && state !== "done") return fill(t.arrives, { time: short(note, zone) });
  return at && short(at, zone);
}

const short = (at: string, zone?: string) => (daysAgo(at) === 0 ? time(at, zone) : dayAndTime(at, zone));

/** The same in a row of a list: six dots. `alarm` colours the one that it stands at. */
export function MiniLine({ line, alarm = null }: { line: Line; alarm?: "high" | "crit" | null }) {
  const t = words.use();
  const now = line.findIndex((step) => step.state === "now");
  const at = now < 0 ? line.filter((step) => step.state === "done").length : now + 1;
  const step = line[Math.max(0, at - 1)]?.step ?? "reported";
  return (
    <span className="ml" role="img" aria-label={fill(t.stepOf, { n: at, all: line.length, step: t.line[step] })}>
      {line.map(({ step: each, state }, index) => (
        <span key={each} className={state}>
          {index > 0 && <b />}
          <i className={state === "now" && alarm ? alarm : ""} />
        </span>
      ))}
    </span>
  );
}
