import { day, timeToTheSecond, zoneName } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { language } from "../shared/preferences";
import { useStore } from "../shared/store";
import { fill } from "../shared/wording";
import { iconOf, told } from "./timeline";
import type { OrderHappening } from "./types";
import { words } from "./words";

/** Everything that happened with this order, whoever saw to it, as sentences in the time of its place. */
export function OrderTimeline({ lines, zone }: { lines: readonly OrderHappening[]; zone: string }) {
  const t = words.use();
  useStore(language);
  return (
    <Card title={t.timeline} icon="clock" className="happened" aside={<span className="meta">{fill(t.timelineZone, { zone: zoneName(zone) })}</span>}>
      <ol>
        {lines.map((line, at) => {
          const before = lines[at - 1];
          return (
            <li key={`${line.at} ${line.room} ${line.kind} ${at}`}>
              <time dateTime={line.at}>
                {timeToTheSecond(line.at, zone)}
                {(!before || day(before.at, zone) !== day(line.at, zone)) && <span className="meta">{day(line.at, zone)}</span>}
              </time>
              <Icon name={iconOf(line)} />
              <span>{told(line, zone)}</span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
