import { useQuery } from "@tanstack/react-query";
import { dayAndTime } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { historyOf, type Draft, type Happened } from "./rota";
import { words } from "./words";

/** Who changed what, the latest first. Nothing of it goes away. */
export function History({ draft }: { draft: Draft }) {
  const t = words.use();
  const lines = useQuery(historyOf(draft.rota.id)).data?.items ?? [];
  const kinds: Record<string, string> = t.happened;
  return (
    <Card title={t.history} icon="clock">
      <ol className="lines">
        {lines.map((line) => (
          <li key={`${line.at} ${line.kind}`} className="row wrap top">
            <span className="meta nw">{dayAndTime(line.at, draft.rota.zone)}</span>
            <span className="sp">
              {kinds[line.kind] ?? line.kind} <b>{about(line)}</b>
            </span>
            <span className="t2">{line.by ?? t.program}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** The technician whom it concerns, or why. */
function about({ data }: Happened): string {
  const swap = data["swap"] as { technician: { name: string }; taker: { name: string } | null } | undefined;
  if (swap) return [swap.technician.name, swap.taker?.name].filter(Boolean).join(" → ");
  return String(data["name"] ?? data["why"] ?? "");
}
