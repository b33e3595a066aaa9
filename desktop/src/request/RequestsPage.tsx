import { useSearchParams } from "wouter";
import { Button } from "react-aria-components";
import { dayAndTime, daysAgo, time } from "../shared/format";
import { Chip } from "../shared/parts/Chip";
import { DataTable, type Column } from "../shared/parts/DataTable";
import { EmptyState } from "../shared/parts/EmptyState";
import { Page } from "../shared/parts/Page";
import { summaryOf } from "./MyRequests";
import type { RequestRow } from "./types";
import { words } from "./words";
import "./beside.css";

const lists = ["mine", "due", "unfinished", "open", "all"] as const;

type Said = ReturnType<typeof words.now>;

const when = (at: string) => <span className="nw">{daysAgo(at) === 0 ? time(at) : dayAndTime(at)}</span>;

const columns = (t: Said): Column<RequestRow>[] => [
  { title: t.number, of: (row) => <span className="nw">{row.number}</span>, width: "100px" },
  { title: t.opened, of: (row) => when(row.openedAt) },
  { title: t.kind, of: (row) => (row.kind ? t.kinds[row.kind] : "") },
  { title: t.about, of: (row) => <span className="about">{summaryOf(row)}</span> },
  { title: t.where, of: (row) => row.unitName ?? row.siteName ?? "" },
  { title: t.caller, of: (row) => row.callerName ?? "" },
  { title: t.owner, of: (row) => row.owner?.name ?? "" },
  { title: t.state, of: (row) => <StateOf row={row} t={t} /> },
];

/** Where a request stands, in one chip; only what is late has a colour. */
export function StateOf({ row, t }: { row: Pick<RequestRow, "state" | "closedHow" | "order" | "followUpAt" | "overdue">; t: Said }) {
  if (row.state === "parked") {
    return (
      <Chip tone={row.overdue ? "high" : "park"} icon={row.overdue ? "clock" : "circledPause"}>
        {t.states.parked} {row.followUpAt && dayAndTime(row.followUpAt)}
      </Chip>
    );
  }
  if (row.state === "closed") return <>{row.closedHow ? t.closed[row.closedHow] : t.states.closed}</>;
  if (row.state === "with-order") return <span className="nw">{row.order?.number ?? t.states["with-order"]}</span>;
  return <Chip tone={row.overdue ? "high" : ""}>{t.states.draft}</Chip>;
}

/** Every request, the newest first; which of them stands in the address and can be passed on. */
export default function RequestsPage() {
  const t = words.use();
  const [chosen, choose] = useSearchParams();
  const list = lists.find((each) => each === chosen.get("list")) ?? "mine";
  return (
    <Page title={t.requests} lead={t.requestsLead}>
      <div className="row wrap" role="group" aria-label={t.requests}>
        {lists.map((each) => (
          <Button key={each} className="btn s" aria-pressed={each === list} onPress={() => choose({ list: each }, { replace: true })}>
            {t.lists[each]}
          </Button>
        ))}
      </div>
      <DataTable<RequestRow>
        key={list}
        caption={t.lists[list]}
        topic="requests"
        path="/api/requests"
        query={{ list }}
        columns={columns(t)}
        id={({ id }) => id}
        href={({ id }) => `/requests/${id}`}
        newest={(row) => Date.parse(row.openedAt)}
        empty={
          <EmptyState icon="check" title={t.noRequests}>
            {t.noRequestsHelp}
          </EmptyState>
        }
      />
    </Page>
  );
}
