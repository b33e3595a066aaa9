import { day, daysAgo, time } from "../shared/format";
import { Icon, type IconName } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { EmptyState } from "../shared/parts/EmptyState";
import type { UnitCard } from "./types";
import { words } from "./words";

const icons: Record<string, IconName> = { call: "phone", abandoned: "missed", visit: "wrench", fault: "warning", alarm: "bell", test: "check" };

/** What happened to this lift, newest first, in the time of its place. */
export function HistoryCard({ unit }: { unit: UnitCard | null }) {
  const t = words.use();
  return (
    <Card title={t.history} grow className="history">
      {unit && unit.history.length > 0 ? (
        <ol>
          {unit.history.map((event) => (
            <li key={`${event.at} ${event.words}`}>
              <span>
                <b>{whichDay(event.at, unit.site.zone, t)}</b>
                <span className="meta">{time(event.at, unit.site.zone)}</span>
              </span>
              <Icon name={icons[event.kind] ?? "clock"} />
              <span>{event.words || ((t.happened as Record<string, string>)[event.kind] ?? event.kind)}</span>
            </li>
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

function whichDay(at: string, zone: string, t: { today: string; yesterday: string }): string {
  const days = daysAgo(at);
  return days === 0 ? t.today : days === 1 ? t.yesterday : day(at, zone);
}
