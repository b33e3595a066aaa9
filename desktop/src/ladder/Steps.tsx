import type { ReactNode } from "react";
import { duration } from "../shared/format";
import { Icon } from "../shared/icons";
import { fill } from "../shared/wording";
import type { Rung } from "./ladder";
import { words } from "./words";
import "./ladder.css";

interface StepsProps<Step extends Rung> {
  steps: readonly Step[];
  /** The one that is being asked; counts from 1. */
  at?: number;
  /** Right end of a step. */
  aside?: (step: Step, number: number) => ReactNode;
  /** Below a step. */
  more?: (step: Step) => ReactNode;
}

/** A ladder to read, the first step at the top. */
export function Steps<Step extends Rung>({ steps, at, aside, more }: StepsProps<Step>) {
  const t = words.use();
  return (
    <ol className="vline ladder">
      {steps.map((step, index) => (
        <li key={index} className={at === undefined || index + 1 > at ? "next" : index + 1 < at ? "done" : "now"} aria-current={index + 1 === at ? "step" : undefined}>
          <span className="nd" aria-hidden="true">
            {index + 1}
          </span>
          <div className="row wrap">
            <b className="sp">{namesOf(step)}</b>
            {aside?.(step, index + 1)}
          </div>
          <div className="meta row wrap">{step.who.includes("rescue") ? t.rescueHelp : <WaysOf step={step} />}</div>
          {more?.(step)}
        </li>
      ))}
    </ol>
  );
}

function WaysOf({ step: { ways, atOnce } }: { step: Rung }) {
  const t = words.use();
  return (
    <>
      {ways.map(({ channel, seconds }, index) => (
        <span key={channel} className="nw">
          {index > 0 && <Icon name="right" />} {t.channels[channel]} {duration(seconds ?? 0)}
        </span>
      ))}
      {(atOnce ?? 1) > 1 && (
        <span>
          {t.atOnce}: {atOnce}
        </span>
      )}
    </>
  );
}

export const namesOf = ({ who }: Pick<Rung, "who">): string => who.map((each) => words.now().who[each]).join(", ");

export const stepName = (n: number): string => fill(words.now().step, { n });
