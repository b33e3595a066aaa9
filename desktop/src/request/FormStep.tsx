import type { ReactNode } from "react";
import { Link } from "wouter";
import { Icon } from "../shared/icons";
import type { Step } from "./steps";

interface FormStepProps {
  number: number;
  title: string;
  /** Where the title leads. */
  href?: string;
  mood: "done" | "now" | "next" | "warn";
  /** At the right of the title. */
  aside?: ReactNode;
  step?: Step;
  children?: ReactNode;
}

/** One step of the line on which the form stands. */
export function FormStep({ number, title, href, mood, aside, step, children }: FormStepProps) {
  return (
    <section className={mood} aria-label={title} data-step={step}>
      <span className="nd" aria-hidden="true">
        {mood === "done" ? <Icon name="check" /> : mood === "warn" ? <Icon name="warning" /> : number}
      </span>
      <div className="row wrap head">
        <h2 className="sp">{href ? <Link href={href}>{title}</Link> : title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
