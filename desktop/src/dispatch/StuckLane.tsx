import { Link } from "wouter";
import { withQuery } from "../shared/api";
import { ageInHours } from "../shared/format";
import { Icon } from "../shared/icons";
import { useSecondsSince } from "../shared/now";
import { count, fill } from "../shared/wording";
import type { Stuck } from "./stuck";
import { words } from "./words";

/** Nobody has accepted an order, and nobody is left to ask: red while somebody is trapped. */
export function StuckLane({ stuck }: { stuck: Stuck }) {
  const t = words.use();
  const seconds = useSecondsSince(stuck.oldestSince);
  const one = stuck.stuck === 1 && stuck.firstHeadline;
  return (
    <div className={`sec lane ${stuck.trapped ? "crit" : "warn"}`} role="alert">
      <Icon name={stuck.trapped ? "octagon" : "missed"} size="l" />
      <b className="two">{one ? fill(t.nobodyAccepted, { what: stuck.firstHeadline ?? "" }) : count(t.nobodyAcceptedSome, stuck.stuck)}</b>
      {!one && <span className="ell more">{stuck.firstHeadline}</span>}
      <span className="sp" />
      <b role="timer">{ageInHours(seconds)}</b>
      <Link className="btn s" href={withQuery("/dispatch", { order: stuck.firstOrder })}>
        {t.openIt}
      </Link>
    </div>
  );
}
