import { percent } from "../../shared/format";
import { fill } from "../../shared/wording";
import { imports as words } from "../words/imports";
import type { Sheet } from "./imports";

/** How much of the file is behind it; ticks in place. */
export function Progress({ of: { bytes, size, state } }: { of: Sheet }) {
  const t = words.use();
  const share = size > 0 ? Math.min(1, bytes / size) : 0;
  return (
    <div className="row import-progress">
      <progress value={share} max={1} aria-label={t.states[state]} />
      <span className="num">{fill(t.progress, { percent: percent(Math.floor(share * 100)) })}</span>
    </div>
  );
}
