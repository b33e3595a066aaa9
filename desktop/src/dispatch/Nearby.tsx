import { useMemo, useState, type ReactNode } from "react";
import { Button } from "react-aria-components";
import type { OrderRow } from "../orders/types";
import { time } from "../shared/format";
import { useMinute } from "../shared/now";
import { EmptyState } from "../shared/parts/EmptyState";
import { Notice } from "../shared/parts/Notice";
import { Skeleton } from "../shared/parts/Skeleton";
import { Icon } from "../shared/icons";
import { RefusalNotice } from "../shared/refused";
import { count, fill } from "../shared/wording";
import { canDraw, MapView } from "./map/MapView";
import { placesOf } from "./map/places";
import { hoursAround, moved, spans, type Span } from "./plan/hours";
import { usePlan, type PlanRow } from "./plan/plan";
import { PlanView } from "./plan/PlanView";
import { TechnicianList } from "./plan/TechnicianList";
import { nearbyViews, type NearbyView } from "./useBoardView";
import { words } from "./words";

interface NearbyProps {
  orders: readonly OrderRow[];
  area: string;
  chosen: string | null;
  choose: (order: string) => void;
  view: NearbyView;
  show: (view: NearbyView) => void;
}

const nobody: readonly PlanRow[] = [];

/** The technicians beside the board: where they are and what they have, as a map, as a plan, or as the list that says all of it. */
export function Nearby({ orders, area, chosen, choose, view, show }: NearbyProps) {
  const t = words.use();
  const now = useMinute();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [span, setSpan] = useState<Span>("four");
  const [at, setAt] = useState<number | null>(null);
  const hours = hoursAround(at ?? now, span, zone);
  const plan = usePlan(area, hours, true);
  const [drawable] = useState(canDraw);
  const rows = plan.data?.technicians ?? nobody;
  const { unplaced } = useMemo(() => placesOf(orders), [orders]);
  const has = (part: "map" | "plan") => view === part || view === "both";
  return (
    <section className="card nearby" aria-label={t.nearby}>
      <header>
        <Icon name="people" />
        <h2 className="sp">{t.nearby}</h2>
        {plan.data && <span className="meta">{fill(t.nearbyShown, { n: rows.length, all: plan.data.all })}</span>}
        <div className="seg" role="group" aria-label={t.viewsLabel}>
          {nearbyViews.map((each) => (
            <Button key={each} className="btn sm" aria-pressed={view === each} onPress={() => show(each)}>
              {t.views[each]}
            </Button>
          ))}
        </div>
      </header>
      <RefusalNotice of={plan.error} />
      {has("map") && (drawable ? <MapView {...{ orders, rows, chosen, choose }} /> : <Notice>{t.noMap}</Notice>)}
      {has("map") && unplaced.length > 0 && (
        <Button className="btn quiet sm unplaced-note" onPress={() => show("list")}>
          {count(t.unplaced, unplaced.length)}
        </Button>
      )}
      {view !== "map" && (
        <Timed
          {...{ span, setSpan }}
          said={`${time(hours.from, zone)} – ${time(hours.until, zone)}`}
          go={(by) => setAt(moved(at ?? now, span, by, zone))}
          signs={view === "plan"}
          back={at === null ? null : () => setAt(null)}
        >
          {!plan.data ? (
            plan.isPending && <Skeleton rows={4} />
          ) : rows.length === 0 ? (
            <EmptyState title={t.nobodyHere} />
          ) : view === "list" ? (
            <TechnicianList {...{ rows, unplaced, choose }} />
          ) : (
            <PlanView {...{ rows, hours, span, zone, chosen, choose }} />
          )}
        </Timed>
      )}
    </section>
  );
}

interface TimedProps {
  span: Span;
  setSpan: (span: Span) => void;
  said: string;
  go: (by: 1 | -1) => void;
  /** Null while now is shown. */
  back: (() => void) | null;
  /** Whether there is room to say what the signs mean. */
  signs: boolean;
  children: ReactNode;
}

/** Hours that can be turned over. */
function Timed({ span, setSpan, said, go, back, signs, children }: TimedProps) {
  const t = words.use();
  return (
    <div className="timed">
      <div className="row turns">
        <Button className="btn quiet sm" onPress={() => go(-1)} aria-label={t.earlier}>
          ‹
        </Button>
        <span className="meta" aria-live="polite">
          {said}
        </span>
        <Button className="btn quiet sm" onPress={() => go(1)} aria-label={t.later}>
          ›
        </Button>
        {back && (
          <Button className="btn quiet sm" onPress={back}>
            {t.toNow}
          </Button>
        )}
        <span className="sp" />
        <select aria-label={t.span} value={span} onChange={(event) => setSpan(event.target.value as Span)}>
          {spans.map((each) => (
            <option key={each} value={each}>
              {t.spans[each]}
            </option>
          ))}
        </select>
      </div>
      {children}
      {signs && <Signs />}
    </div>
  );
}

/** What the plan's signs mean. */
function Signs() {
  const t = words.use();
  return (
    <ul className="signs" aria-label={t.legend}>
      {(["offered", "way", "site", "promise", "report", "turn"] as const).map((sign) => (
        <li key={sign}>
          <i className={`sign ${sign}`} />
          {t.signs[sign]}
        </li>
      ))}
    </ul>
  );
}
