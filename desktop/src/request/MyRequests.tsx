import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { call, type Page } from "../shared/api";
import { dayAndTime, daysAgo, number, time } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { EmptyState } from "../shared/parts/EmptyState";
import { RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import type { RequestRow } from "./types";
import { words } from "./words";
import "../contact/contact.css";
import "./beside.css";

const atMost = 12;

/** What an agent without a call still owes: requests that she left unfinished, and those whose day has come. */
export function MyRequests() {
  const t = words.use();
  return (
    <div className="owed">
      <Owed list="unfinished" title={t.unfinished} none={t.noneUnfinished} help={t.noneUnfinishedHelp} />
      <Owed list="due" title={t.due} none={t.noneDue} help={t.noneDueHelp} />
    </div>
  );
}

function Owed({ list, title, none, help }: { list: "unfinished" | "due"; title: string; none: string; help: string }) {
  const t = words.use();
  const asked = useQuery({
    queryKey: ["requests", "owed", list],
    queryFn: () => call<Page<RequestRow>>("GET", `/api/requests?list=${list}&limit=${atMost}`),
  });
  const counts = useQuery({ queryKey: ["requests", "counts"], queryFn: () => call<Record<typeof list, number>>("GET", "/api/requests/counts") });
  const rows = asked.data?.items ?? [];
  const all = counts.data?.[list] ?? rows.length;
  return (
    <Card title={title} grow className="history" aside={all > 0 && <Chip tone="high">{number(all)}</Chip>}>
      <RefusalNotice of={asked.error} />
      {asked.isSuccess && rows.length === 0 && (
        <EmptyState icon="check" title={none}>
          {help}
        </EmptyState>
      )}
      <ol>
        {rows.map((row) => (
          <li key={row.id}>
            <Link className="nw" href={`/desk/r/${row.id}`}>
              {row.number}
            </Link>
            <Icon name={list === "due" ? "clock" : "pencil"} />
            <span>
              {summaryOf(row) || t.nothingWritten}
              <span className="meta">
                {[row.callerName, row.unitName ?? row.siteName, list === "due" && row.followUpAt ? fill(t.dueAt, { time: when(row.followUpAt) }) : when(row.openedAt)]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {all > rows.length && rows.length > 0 && (
        <Link className="dense whole" href={`/requests?list=${list}`}>
          {t.showAll}
        </Link>
      )}
    </Card>
  );
}

const when = (at: string) => (daysAgo(at) === 0 ? time(at) : dayAndTime(at));

/** A request in a few words: its problem, else what was said. */
export const summaryOf = ({ code, words: said }: Pick<RequestRow, "code" | "words">): string => [code?.name, said].filter(Boolean).join(": ").slice(0, 140);
