import { day, timeToTheSecond, zoneName } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { language } from "../shared/preferences";
import { useStore } from "../shared/store";
import { fill } from "../shared/wording";
import { folded, iconOf, told, type Happening } from "./timeline";
import { words } from "./words";

/** Everything that happened with this contact, in order, as sentences, in the reader's own time. */
export function Timeline({ lines }: { lines: readonly Happening[] }) {
  const t = words.use();
  useStore(language);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Card title={t.timeline} icon="clock" className="happened" aside={<span className="meta">{fill(t.timelineZone, { zone: zoneName(zone) })}</span>}>
      <ol>
        {folded(lines).map((line, at, all) => (
          <li key={`${line.at} ${line.kind}`}>
            <time dateTime={line.at}>
              {timeToTheSecond(line.at)}
              {isOtherDay(line, all[at - 1]) && <span className="meta">{day(line.at)}</span>}
            </time>
            <Icon name={iconOf(line)} />
            <span>{told(line)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

const isOtherDay = (line: Happening, before: Happening | undefined) => !before || day(before.at) !== day(line.at);
