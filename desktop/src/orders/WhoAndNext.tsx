import { dayAndTime, daysAgo, duration, time } from "../shared/format";
import { Icon } from "../shared/icons";
import { useNow } from "../shared/now";
import type { Shown } from "../shared/parts/Status";
import { count, fill } from "../shared/wording";
import type { OrderRow } from "./types";
import { words } from "./words";

/** The state as a row shows it: an order that nobody is left to take is unreachable. */
export const shownState = ({ state, stuck }: Pick<OrderRow, "state" | "stuck">): Shown => (stuck ? "unreachable" : state);

/** What colour the Line has where it stands. */
export const alarmOf = ({ priority, stuck, state, tries = 0 }: OrderRow): "crit" | "high" | null =>
  priority === 1 ? "crit" : stuck || (state === "offering" && tries > 2) ? "high" : null;

/** Who has it, or is asked now, and what comes next. */
export function WhoAndNext({ row }: { row: OrderRow }) {
  const t = words.use();
  const { tries = 0, state, stuck, hold, next, late = [] } = row;
  const isSearching = next?.what === "answer";
  const technician = row.technician ?? (next?.what === "answer" ? next.owner : null);
  const asked = technician && state === "offering" ? fill(t.tryNumber, { name: technician, n: Math.max(1, tries) }) : technician;
  return (
    <>
      <div className="ell strong">{state === "on-hold" && hold ? t.holdReasons[hold.reason] : (asked ?? t.nobodyYet)}</div>
      {late.length > 0 && <Late>{[fill(t.isLate, { name: late.join(", ") }), row.arrivesAt && fill(t.expected, { time: short(row.arrivesAt) })].filter(Boolean).join(", ")}</Late>}
      {stuck ? <Late>{count(t.actNow, tries)}</Late> : (late.length === 0 || isSearching) && <Coming row={row} />}
    </>
  );
}

function Coming({ row }: { row: OrderRow }) {
  const t = words.use();
  const now = useNow();
  const { state, answerBy, arrivesAt, next, tries = 0, line } = row;
  if (state === "offering" && answerBy) {
    const left = (Date.parse(answerBy) - now) / 1000;
    const said = left > 0 ? fill(t.answerBy, { time: duration(left) }) : t.answerLate;
    return tries > 2 || left <= 0 ? <Late>{said}</Late> : <div className="meta">{said}</div>;
  }
  if (state === "on-site") {
    const since = line.find(({ step }) => step === "on-site")?.at;
    return <div className="meta">{since && fill(t.sinceTime, { time: short(since) })}</div>;
  }
  const arrival = state === "accepted" || state === "on-the-way" ? arrivesAt : null;
  const [what, at] = arrival ? (["arrival", arrival] as const) : [next?.what, next?.at];
  if (!what) return <div className="meta">{"\u00a0"}</div>;
  const late = at ? Date.parse(at) < now : what === "dispatcher";
  const said = fill(late && what === "arrival" ? t.expected : t.next[what], { time: at ? short(at) : "" });
  if (state === "report-due" && next && next.reminders > 0) return <Late>{`${count(t.reportAsked, next.reminders)}, ${fill(t.reportAskedNext, { time: next.at ? short(next.at) : "" })}`}</Late>;
  return late ? <Late>{said}</Late> : <div className="meta">{said}</div>;
}

const Late = ({ children }: { children: string }) => (
  <div className="meta late ell">
    <Icon name="warning" /> {children}
  </div>
);

const short = (at: string) => (daysAgo(at) === 0 ? time(at) : dayAndTime(at));
