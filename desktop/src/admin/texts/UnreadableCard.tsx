import { useQuery } from "@tanstack/react-query";
import { call, type Page } from "../../shared/api";
import { dayAndTime } from "../../shared/format";
import { Card } from "../../shared/parts/Card";
import { Chip } from "../../shared/parts/Chip";
import { words } from "../words";
import type { Unreadable } from "./gateway";

/** What the gateway told us and nobody understood. Nothing is drawn while there is nothing. */
export function UnreadableCard() {
  const t = words.use();
  const found = useQuery({ queryKey: ["outbox", "quarantine"], queryFn: () => call<Page<Unreadable>>("GET", "/api/outbox/quarantine") }).data?.items ?? [];
  if (found.length === 0) return null;
  return (
    <Card title={t.outbox.unreadable} icon="warning" aside={<Chip tone="high">{found.length}</Chip>}>
      <p className="t2 dense">{t.outbox.unreadableHelp}</p>
      <ul className="lines dense">
        {found.map((each) => (
          <li key={each.id}>
            <span className="meta">{[dayAndTime(each.lastAt), each.reason, each.times > 1 && `× ${each.times}`].filter(Boolean).join(" · ")}</span>
            <pre tabIndex={0} role="region" aria-label={`${t.outbox.unreadable}, ${dayAndTime(each.lastAt)}`}>
              {each.body}
            </pre>
          </li>
        ))}
      </ul>
    </Card>
  );
}
