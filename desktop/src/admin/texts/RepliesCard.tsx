import { useQuery } from "@tanstack/react-query";
import { call, type Page } from "../../shared/api";
import { dayAndTime, phone } from "../../shared/format";
import { Card } from "../../shared/parts/Card";
import { Chip } from "../../shared/parts/Chip";
import { words } from "../words";
import type { Reply } from "./gateway";

/** What people wrote back and the program did not understand. Nothing is drawn while there is nothing. */
export function RepliesCard() {
  const t = words.use();
  const page = useQuery({ queryKey: ["outbox", "replies"], queryFn: () => call<Page<Reply>>("GET", "/api/outbox/replies") }).data;
  const found = page?.items ?? [];
  if (found.length === 0) return null;
  return (
    <Card title={t.outbox.replies} icon="bubble" aside={<Chip tone="high">{page?.next ? `${found.length}+` : found.length}</Chip>}>
      <p className="t2 dense">{t.outbox.repliesHelp}</p>
      <ul className="lines dense">
        {found.map((each) => (
          <li key={each.id}>
            <span className="meta">{`${dayAndTime(each.at)} · ${phone(each.from)}`}</span>
            <div dir="auto">{each.words}</div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
