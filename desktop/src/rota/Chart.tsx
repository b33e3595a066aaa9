import { useRef, useState, type PointerEvent } from "react";
import { locale, time } from "../shared/format";
import { Icon } from "../shared/icons";
import { fill } from "../shared/wording";
import { hourAt, placeOf, type Draft, type Gap, type Piece, type Share } from "./rota";
import { words } from "./words";

/** A piece of the final line that somebody wants to change. */
export interface Picked {
  rank: number;
  from: string;
  to: string;
  technician: string;
}

/** In percent of the line: what is narrower than 24 of its at least 860 pixels is no target for a finger (WCAG 2.2, 2.5.8); the form does the same. */
const narrowest = 2.8;

interface ChartProps {
  draft: Draft;
  /** The beginnings of the days, and the end. */
  days: readonly string[];
  pick: (piece: Picked) => void;
}

/**
 * Rows by layer, then the final line of each rank, then what is published. A piece of the final line is a button; a range is drawn over the
 * line with the pointer. Both only fill in the form below, where the same is done with keys.
 */
export function Chart({ draft, days, pick }: ChartProps) {
  const t = words.use();
  const { zone } = draft.rota;
  const ranks = [...new Set([1, ...draft.shares.map(({ rank }) => rank), ...draft.gaps.map(({ rank }) => rank)])].sort();
  const day = new Intl.DateTimeFormat(locale(), { weekday: "short", day: "numeric", timeZone: zone });
  const row = { draft, days, pick };
  return (
    <section className="card rota-chart" aria-label={t.chart}>
      <div className="rota-scroll" tabIndex={0} role="group" aria-label={t.chart}>
        <div className="rota-days" aria-hidden>
          {days.slice(0, -1).map((begin) => (
            <span key={begin} style={{ insetInlineStart: `${placeOf(begin, draft.from, draft.until)}%` }}>
              {day.format(new Date(begin))}
            </span>
          ))}
        </div>
        {draft.rota.rules.layers.map((layer, at) => (
          <Row key={at} {...row} name={fill(t.layer, { name: layer.name, rank: layer.rank })} shares={draft.layers[at] ?? []} quiet />
        ))}
        {ranks.map((rank) => (
          <Row
            key={rank}
            {...row}
            name={fill(t.final, { rank })}
            rank={rank}
            shares={draft.shares.filter((share) => share.rank === rank)}
            gaps={draft.gaps.filter((gap) => gap.rank === rank)}
          />
        ))}
        <Row {...row} name={t.published} shares={draft.published.filter(({ rank }) => rank === 1)} quiet />
      </div>
      <p className="meta">{fill(t.zone, { zone })}</p>
    </section>
  );
}

interface RowProps extends ChartProps {
  name: string;
  rank?: number;
  shares: readonly (Share | Piece)[];
  gaps?: readonly Gap[];
  /** Only to look at. */
  quiet?: boolean;
}

function Row({ draft, days, pick, name, rank = 1, shares, gaps = [], quiet }: RowProps) {
  const t = words.use();
  const { zone } = draft.rota;
  const [drawn, setDrawn] = useState<readonly [number, number] | null>(null);
  const line = useRef<HTMLUListElement>(null);
  const place = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  const finish = () => {
    const [one, other] = drawn ?? [0, 0];
    setDrawn(null);
    const from = hourAt(Math.min(one, other), draft.from, draft.until);
    const to = hourAt(Math.max(one, other), draft.from, draft.until);
    if (from !== to) {
      const who = shares.find((share) => share.from <= from && share.to > from);
      pick({ rank, from, to, technician: who?.technician ?? "" });
    }
  };
  const at = (from: string, to: string) => {
    const begin = placeOf(from, draft.from, draft.until);
    return { insetInlineStart: `${begin}%`, inlineSize: `${placeOf(to, draft.from, draft.until) - begin}%` };
  };
  const isWide = ({ from, to }: { from: string; to: string }) => placeOf(to, draft.from, draft.until) - placeOf(from, draft.from, draft.until) >= narrowest;
  const told = (share: Share | Piece) => {
    const absent = "absent" in share && share.absent ? draft.names[share.absent] : undefined;
    const sentence = fill(t.piece, { name: draft.names[share.technician] ?? "", from: span(share.from, zone), to: span(share.to, zone) });
    return absent ? `${sentence} ${fill(t.insteadOf, { name: absent })}` : sentence;
  };
  return (
    <div className={`rota-row ${quiet ? "quiet" : ""}`}>
      <span className="rota-name">{name}</span>
      <ul
        ref={line}
        className="rota-line"
        aria-label={name}
        {...(quiet
          ? {}
          : {
              onPointerDown: (event) => event.button === 0 && setDrawn([place(event), place(event)]),
              onPointerMove: (event) => drawn && setDrawn([drawn[0], place(event)]),
              onPointerUp: finish,
              onPointerLeave: () => setDrawn(null),
            })}
      >
        {days.slice(1, -1).map((begin) => (
          <li key={begin} className="rota-midnight" aria-hidden style={{ insetInlineStart: `${placeOf(begin, draft.from, draft.until)}%` }} />
        ))}
        {shares.map((share) => (
          <li key={`${share.rank} ${share.from}`} className="rota-piece" style={at(share.from, share.to)} data-stand-in={"standIn" in share && Boolean(share.standIn)} data-next={"absent" in share && Boolean(share.absent)}>
            {quiet || !isWide(share) ? (
              <span title={told(share)}>{draft.names[share.technician]}</span>
            ) : (
              <button type="button" title={told(share)} aria-label={told(share)} onClick={() => pick(share)}>
                {draft.names[share.technician]}
              </button>
            )}
          </li>
        ))}
        {gaps.map((gap) => {
          const sentence = fill(t.nobody, { from: span(gap.from, zone), to: span(gap.to, zone) });
          return (
            <li key={`gap ${gap.from}`} className="rota-gap" style={at(gap.from, gap.to)}>
              {isWide(gap) ? (
                <button type="button" title={sentence} aria-label={sentence} onClick={() => pick({ rank, from: gap.from, to: gap.to, technician: "" })}>
                  <span>
                    <Icon name="warning" />
                    {t.nobodyShort}
                  </span>
                </button>
              ) : (
                <span title={sentence}>
                  <span className="unseen">{sentence}</span>
                </span>
              )}
            </li>
          );
        })}
        {drawn && <li className="rota-drawn" aria-hidden style={{ insetInlineStart: `${Math.min(...drawn) * 100}%`, inlineSize: `${Math.abs(drawn[0] - drawn[1]) * 100}%` }} />}
      </ul>
    </div>
  );
}

/** A day and a time there. */
export const span = (at: string, zone: string): string =>
  `${new Intl.DateTimeFormat(locale(), { weekday: "short", day: "numeric", month: "short", timeZone: zone }).format(new Date(at))} ${time(at, zone)}`;
