import { day, timeToTheSecond } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { language } from "../shared/preferences";
import { useStore } from "../shared/store";
import { iconOf, told } from "./timeline";
import type { RequestEvent } from "./types";
import { words } from "./words";

/** Everything that happened with this request, in order, as sentences. */
export function Happened({ lines }: { lines: readonly RequestEvent[] }) {
  const t = words.use();
  useStore(language);
  return (
    <Card title={t.timeline} icon="clock" className="happened">
      <ol>
        {lines.map((line, at) => (
          <li key={`${line.at} ${line.kind} ${at}`}>
            <time dateTime={line.at}>
              {timeToTheSecond(line.at)}
              {day(line.at) !== day(lines[at - 1]?.at ?? 0) && <span className="meta">{day(line.at)}</span>}
            </time>
            <Icon name={iconOf(line)} />
            <span>{told(line)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
