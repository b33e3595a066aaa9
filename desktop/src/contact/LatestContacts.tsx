import { useQuery } from "@tanstack/react-query";
import { call, type Page } from "../shared/api";
import { day, daysAgo, duration, phone, time } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { EmptyState } from "../shared/parts/EmptyState";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import type { ContactRow } from "./types";
import { words } from "./words";

/** The last calls of the house, beside an idle desk. */
export function LatestContacts() {
  const t = words.use();
  const list = useQuery({ queryKey: ["contacts", "latest"], queryFn: () => call<Page<ContactRow>>("GET", "/api/contacts?limit=12") });
  return (
    <Card title={t.latest} grow className="history">
      <RefusalNotice of={list.error} />
      {list.isPending && <Skeleton rows={4} />}
      {list.data?.items.length === 0 && (
        <EmptyState icon="phone" title={t.noCallsYet}>
          {t.noCallsYetHelp}
        </EmptyState>
      )}
      <ol>
        {list.data?.items.map((contact) => (
          <li key={contact.id}>
            <span>
              <b>{contact.number}</b>
              <span className="meta">{daysAgo(contact.openedAt) === 0 ? time(contact.openedAt) : day(contact.openedAt)}</span>
            </span>
            <Icon name={contact.answeredAt ? "phone" : "missed"} />
            <span>
              {contact.callerName ?? (contact.fromDisplay || phone(contact.from) || t.numberHidden)}
              <span className="meta">
                {[
                  contact.queue,
                  fill(t.waited, { time: duration(contact.waitedSeconds) }),
                  contact.outcome ? t.outcomes[contact.outcome] : null,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
