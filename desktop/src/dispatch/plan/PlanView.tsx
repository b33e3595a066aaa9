import { useRef, useState, type CSSProperties, type KeyboardEvent } from "react";
import { Link } from "wouter";
import { time } from "../../shared/format";
import { useMinute } from "../../shared/now";
import { PriorityMark } from "../../shared/parts/PriorityMark";
import { fill } from "../../shared/wording";
import { words } from "../words";
import { barKey, isWay, next } from "./among";
import { lanes } from "./lanes";
import { placed, ticks, type Hours, type Span } from "./hours";
import type { Bar, PlanRow } from "./plan";
import { orderSaid, timesOf } from "./said";

/** A bar is at least so much of the width, and a line of a row so many pixels high. */
const shortest = 14;
const laneHeight = 25;

interface PlanViewProps {
  rows: readonly PlanRow[];
  hours: Hours;
  span: Span;
  zone: string;
  chosen: string | null;
  choose: (order: string) => void;
}

/** Who has what at which hour. Arrow keys go from bar to bar; the bar that has the focus is the order that is looked at, Enter opens it. */
export function PlanView({ rows, hours, span, zone, chosen, choose }: PlanViewProps) {
  const t = words.use();
  const box = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const keys = rows.flatMap(({ technician, bars }) => bars.map(({ order }) => ({ key: barKey(technician.id, order.id), order: order.id })));
  const current = keys.find(({ key }) => key === focused) ?? keys.find(({ order }) => order === chosen) ?? keys[0];
  const now = placedAt(useMinute(), hours);
  const goes = (event: KeyboardEvent) => {
    if (!isWay(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const key = next(rows, current?.key ?? "", event.key);
    box.current?.querySelector<HTMLElement>(`[data-bar="${key}"]`)?.focus();
  };
  return (
    <div className="plan" role="group" aria-label={fill(t.planLabel, { from: time(hours.from, zone), until: time(hours.until, zone) })} ref={box} onKeyDown={goes}>
      <div className="plan-hours" aria-hidden="true">
        {ticks(hours, span, zone).map((at) => (
          <span key={at} style={{ left: `${placedAt(at, hours)}%` }}>
            {time(at, zone)}
          </span>
        ))}
      </div>
      <div className="plan-lines" aria-hidden="true">
        {ticks(hours, span, zone).map((at) => (
          <i key={at} style={{ left: `${placedAt(at, hours)}%` }} />
        ))}
        {now !== null && <i className="now" style={{ left: `${now}%` }} />}
      </div>
      <ul>
        {rows.map((row) => (
          <Row
            key={row.technician.id}
            {...{ row, hours, chosen }}
            current={current?.key ?? null}
            choose={(key, order) => {
              setFocused(key);
              choose(order);
            }}
          />
        ))}
      </ul>
    </div>
  );
}

interface RowProps {
  row: PlanRow;
  hours: Hours;
  chosen: string | null;
  /** The one bar that Tab reaches. */
  current: string | null;
  choose: (key: string, order: string) => void;
}

/** One technician: turns and absences behind, orders in front, side by side in time and below one another where they overlap. */
function Row({ row, hours, chosen, current, choose }: RowProps) {
  const t = words.use();
  const { of, count } = lanes(row.bars, (hours.until - hours.from) / shortest);
  const duty = row.onCall ? fill(t.onCallNumber, { n: row.onCall }) : "";
  return (
    <li>
      <span className={`ell ${row.onCall ? "strong" : ""}`} title={[row.technician.name, duty].filter(Boolean).join(", ")}>
        {row.onCall && <span className="duty" />}
        {row.technician.name}
        {row.onCall && <span className="unseen">, {duty}</span>}
      </span>
      <div className="plan-row" style={{ height: `${count * laneHeight + 2}px` }}>
        {row.turns.map((turn) => (
          <i key={turn.from + turn.area} className="turn" style={across(turn.from, turn.to, hours)} />
        ))}
        {row.away.map((away) => (
          <span key={away.from} className="away" style={across(away.from, away.to, hours)}>
            <span>{t.away}</span>
          </span>
        ))}
        {row.bars.map((bar, at) => {
          const key = barKey(row.technician.id, bar.order.id);
          return (
            <BarOf
              key={key + bar.from}
              id={key}
              top={(of[at] ?? 0) * laneHeight + 2}
              bar={bar}
              hours={hours}
              technician={row.technician.name}
              chosen={bar.order.id === chosen}
              inTabOrder={current === key}
              choose={() => choose(key, bar.order.id)}
            />
          );
        })}
      </div>
    </li>
  );
}

interface BarOfProps {
  top: number;
  id: string;
  bar: Bar;
  hours: Hours;
  technician: string;
  chosen: boolean;
  inTabOrder: boolean;
  choose: () => void;
}

function BarOf({ id, top, bar, hours, technician, chosen, inTabOrder, choose }: BarOfProps) {
  const where = placed(Date.parse(bar.from), Date.parse(bar.until), hours);
  if (!where) return null;
  const look = ["bar-of", `p${bar.priority}`, bar.offered && "offered", bar.guessed && "guessed", chosen && "chosen", !where.begins && "began"].filter(Boolean).join(" ");
  const inside = (at: string | null) => (at && placedAt(Date.parse(at), hours) !== null ? { left: `${placedAt(Date.parse(at), hours)}%` } : null);
  const [promise, report] = [inside(bar.arrivesAt), inside(bar.reportDueAt)];
  return (
    <>
      <Link
        href={`/orders/${bar.order.id}`}
        className={look}
        style={{ left: `${where.left}%`, width: `${where.width}%`, top }}
        data-bar={id}
        tabIndex={inTabOrder ? 0 : -1}
        title={`${orderSaid(bar)}\n${timesOf(bar)}`}
        aria-label={`${technician}: ${orderSaid(bar)}. ${timesOf(bar)}`}
        onFocus={choose}
        onClick={(event) => event.detail === 1 && event.preventDefault()}
      >
        {bar.onTheWayAt && <i className="way" style={within(bar, bar.onTheWayAt, bar.onSiteAt ?? bar.until, hours)} />}
        {bar.onSiteAt && <i className="site" style={within(bar, bar.onSiteAt, bar.until, hours)} />}
        <span className="ell" aria-hidden="true">
          <PriorityMark of={bar.priority} wordless /> {bar.headline}
        </span>
      </Link>
      {promise && <i className="promise" style={{ ...promise, top }} />}
      {report && <i className="report" style={{ ...report, top }} />}
    </>
  );
}

/** In percent of the hours; null when it is outside. */
const placedAt = (at: number, hours: Hours): number | null => placed(at, at + 1, hours)?.left ?? null;

function across(from: string, to: string, hours: Hours): CSSProperties {
  const where = placed(Date.parse(from), Date.parse(to), hours);
  return where ? { left: `${where.left}%`, width: `${where.width}%` } : { display: "none" };
}

/** A part of a bar, in percent of what is seen of the bar. */
function within(bar: Bar, from: string, until: string, hours: Hours): CSSProperties {
  const seen = { from: Math.max(hours.from, Date.parse(bar.from)), until: Math.min(hours.until, Date.parse(bar.until)) };
  return across(from, until, seen);
}
