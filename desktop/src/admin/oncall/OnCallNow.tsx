import { useQuery } from "@tanstack/react-query";
import { dayAndTime, phone } from "../../shared/format";
import { Card } from "../../shared/parts/Card";
import { Chip } from "../../shared/parts/Chip";
import { Skeleton } from "../../shared/parts/Skeleton";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { words } from "../words";
import { onCallNow } from "./turn";

const minuteMs = 60_000;

/** One row for each area; an area without anybody stands out. */
export function OnCallNow({ areas, known }: { areas: readonly string[]; known: boolean }) {
  const t = words.use();
  return (
    <Card title={t.onCall.now} icon="phone">
      {!known && <Skeleton rows={2} />}
      {known && areas.length === 0 && <p className="t2">{t.onCall.noAreas}</p>}
      <ul className="lines">
        {areas.map((area) => (
          <Area key={area} area={area} />
        ))}
      </ul>
    </Card>
  );
}

function Area({ area }: { area: string }) {
  const t = words.use();
  const now = useQuery({ queryKey: ["on-call", "now", area], queryFn: () => onCallNow(area), refetchInterval: minuteMs });
  return (
    <li className="row wrap top">
      <b className="place">{area}</b>
      <div className="sp">
        <RefusalNotice of={now.error} />
        {now.data?.items.length === 0 && (
          <Chip tone="high" icon="warning">
            {t.onCall.nobody}
          </Chip>
        )}
        {now.data?.items.map((turn) => (
          <div key={turn.id} className="row wrap">
            <span>{turn.technician.name}</span>
            <span className="t2 nw">{phone(turn.technician.phone)}</span>
            <span className="meta">
              {fill(t.onCall.rank, { n: turn.rank })}, {fill(t.onCall.until, { time: dayAndTime(turn.to) })}
            </span>
          </div>
        ))}
      </div>
    </li>
  );
}
