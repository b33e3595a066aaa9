import type { Priority } from "../order";
import { fill } from "../wording";
import { words } from "../words";
import { Chip, type ChipTone } from "./Chip";
import "./order.css";

export const priorityShapes: Record<Priority, string> = {
  1: "M6 1h8l5 5v8l-5 5H6l-5-5V6z",
  2: "M10 .3 20.2 19H-.2z",
  3: "M2.5 2.5h15v15h-15z",
  4: "M2 10a8 8 0 1 0 16 0a8 8 0 1 0-16 0",
};

/** Shape, number and word; the word may be left out where a column or a heading says it already. */
export function PriorityMark({ of, wordless = false }: { of: Priority; wordless?: boolean }) {
  const t = words.use();
  return (
    <span className={`pri p${of}`}>
      <svg viewBox="0 0 20 20" {...(wordless ? { role: "img", "aria-label": fill(t.priorityIs, { n: of, word: t.priorities[of] }) } : { "aria-hidden": true })}>
        <path d={priorityShapes[of]} />
        <text x="10" y={of === 2 ? 16.6 : 13.8} aria-hidden="true">
          {of}
        </text>
      </svg>
      {!wordless && t.priorities[of]}
    </span>
  );
}

const tones: Record<Priority, ChipTone> = { 1: "crit", 2: "high", 3: "info", 4: "" };

/** The same in one word, where a whole mark is too loud: in a sentence or a heading. */
export function PriorityChip({ of }: { of: Priority }) {
  return <Chip tone={tones[of]}>{`${of} ${words.use().priorities[of]}`}</Chip>;
}
