import { summaryOf } from "../request/MyRequests";
import { StateOf } from "../request/RequestsPage";
import type { RequestRow } from "../request/types";
import { words as requestWords } from "../request/words";
import { dayAndTime } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { DataTable } from "../shared/parts/DataTable";
import { fill } from "../shared/wording";
import { words } from "./words";

/** What was asked of us, by the customer of this page or about this unit, the newest first. */
export function RequestHistory(of: { customer: string } | { unit: string }) {
  const t = requestWords.use();
  return (
    <Card title={t.requests} icon="bubble" className="related">
      <DataTable<RequestRow>
        caption={fill(words.now().listOf, { what: t.requests })}
        topic="requests"
        path="/api/requests"
        query={{ list: "all", ...of }}
        columns={[
          { title: t.number, of: (row) => <span className="nw">{row.number}</span>, width: "100px" },
          { title: t.opened, of: (row) => <span className="nw">{dayAndTime(row.openedAt)}</span> },
          { title: t.about, of: (row) => summaryOf(row) },
          { title: t.where, of: (row) => row.unitName ?? row.siteName ?? "" },
          { title: t.state, of: (row) => <StateOf row={row} t={t} /> },
        ]}
        id={({ id }) => id}
        href={({ id }) => `/requests/${id}`}
        search={false}
        newest={(row) => Date.parse(row.openedAt)}
        empty={<p className="t2">{t.noRequests}</p>}
      />
    </Card>
  );
}
