import type { ReactNode } from "react";
import { DataTable, type Column } from "../shared/parts/DataTable";
import { callColumns, callColumnsBeside, type CallRow } from "./columns";
import { words } from "./words";
import "./contacts.css";

interface CallTableProps {
  caption: string;
  path: string;
  query?: Record<string, string>;
  /** What this list is about, at the right. */
  last: Column<CallRow>;
  empty: ReactNode;
  aside?: ReactNode;
  /** Part of a page about something else: fewer columns, no search. */
  beside?: boolean;
}

/** A list of contacts: newest first, still while somebody reads it. */
export function CallTable({ last, beside = false, ...table }: CallTableProps) {
  const t = words.use();
  return (
    <DataTable<CallRow>
      {...table}
      topic="contacts"
      columns={[...(beside ? callColumnsBeside(t) : callColumns(t)), last]}
      search={!beside}
      id={(row) => row.id}
      href={(row) => `/contacts/${row.id}`}
      newest={(row) => Date.parse(row.openedAt)}
    />
  );
}
