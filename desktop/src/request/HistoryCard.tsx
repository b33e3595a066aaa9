import { Link, useLocation } from "wouter";
import type { UnitCard } from "../contact/types";
import { words as contactWords } from "../contact/words";
import { useActions, type Action } from "../shared/actions";
import { day, daysAgo, time } from "../shared/format";
import { Icon, type IconName } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { EmptyState } from "../shared/parts/EmptyState";
import { repeatNamed, useRepeat } from "../shared/repeat";
import { words as shared } from "../shared/words";
import { merged, useOrdersOf, type Event } from "./history";
import { words } from "./words";
import "../contact/contact.css";

const openUnit: Action<{ open: () => void; isWide: boolean }> = {
  id: "request.unit-page",
  label: () => words.now().history,
  shortcut: "Y",
  possible: ({ isWide }) => isWide,
  run: ({ open }) => open(),
};
const actions = [openUnit] as const;

/** What happened to this lift, newest first, in the time of its place. */
export function HistoryCard({ unit, isWide }: { unit: UnitCard | null; isWide: boolean }) {
  const t = words.use();
  const [, go] = useLocation();
  const orders = useOrdersOf(unit?.id ?? null).data;
  const events = unit ? merged(unit.history, orders) : [];
  const repeat = useRepeat(unit?.id ?? null, unit?.repeat);
  const page = `/units/${unit?.id}`;
  useActions(actions, { open: () => go(page), isWide: isWide && unit !== null });
  return (
    <Card
      title={t.history}
      grow
      className="history"
      aside={
        repeat && (
          <Chip tone="high" icon="warning">
            {repeatNamed(repeat)}
          </Chip>
        )
      }
      footer={
        unit && (
          <span className="dense">
            <Link href={page}>{t.wholeHistory}</Link> {isWide && <kbd aria-hidden="true">Y</kbd>}
          </span>
        )
      }
    >
      {unit && events.length > 0 ? (
        <ol>
          {events.map((event) => (
            <Line key={event.key} of={event} zone={unit.site.zone} />
          ))}
        </ol>
      ) : (
        <EmptyState icon="clock" title={unit ? t.noHistory : t.noUnitYet}>
          {unit ? t.noHistoryHelp : t.noUnitYetHelp}
        </EmptyState>
      )}
    </Card>
  );
}

const icons: Record<string, IconName> = { call: "phone", order: "wrench", abandoned: "missed", visit: "wrench", fault: "warning", alarm: "bell", test: "check" };

function Line({ of: { at, past, order }, zone }: { of: Event; zone: string }) {
  const c = contactWords.use();
  const t = shared.use();
  return (
    <li>
      <span>
        <b>{whichDay(at, zone, c)}</b>
        <span className="meta">{time(at, zone)}</span>
      </span>
      {order ? (
        <>
          <span className={order.priority === 1 ? "crit" : order.state === "closed" ? "" : "high"}>
            <Icon name={order.state === "closed" ? "wrench" : "warning"} />
          </span>
          <span className={order.priority === 1 ? "crit" : ""}>
            {order.headline}
            <span className="meta">
              <Link href={`/orders/${order.id}`}>{order.number}</Link>
              {` · ${[t.orderStates[order.state], order.technician].filter(Boolean).join(" · ")}`}
            </span>
          </span>
        </>
      ) : (
        <>
          <Icon name={icons[past?.kind ?? ""] ?? "clock"} />
          <span>
            {past?.words || ((c.happened as Record<string, string>)[past?.kind ?? ""] ?? past?.kind)}
            {past?.order && <span className="meta">{[past.order.number, past.technician].filter(Boolean).join(" · ")}</span>}
          </span>
        </>
      )}
    </li>
  );
}

function whichDay(at: string, zone: string, t: { today: string; yesterday: string }): string {
  const days = daysAgo(at);
  return days === 0 ? t.today : days === 1 ? t.yesterday : day(at, zone);
}
