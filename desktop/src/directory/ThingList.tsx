import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { ActionButton, useActions, type Action } from "../shared/actions";
import { DataTable, type Column } from "../shared/parts/DataTable";
import { EmptyState } from "../shared/parts/EmptyState";
import { Page } from "../shared/parts/Page";
import { DirectoryTabs } from "./DirectoryTabs";
import { exportAddress, useMayTakeOut, type Kind } from "./imports/imports";
import { useMayEdit } from "./mayEdit";
import type { Thing } from "./thing";
import { words } from "./words";
import { imports } from "./words/imports";

interface ThingListProps<Row extends { id: string }> {
  thing: Pick<Thing<never>, "topic" | "path" | "page" | "icon">;
  title: string;
  lead: string;
  columns: readonly Column<Row>[];
  /** What the button says. */
  add: string;
  empty: string;
  /** Which of them, and what chooses it. */
  query?: Record<string, string | undefined>;
  filter?: ReactNode;
  /** What can be taken out as a sheet. */
  sheets: readonly Kind[];
}

interface Adding {
  label: string;
  mayEdit: boolean;
  add: () => void;
}

const addOne: Action<Adding> = {
  id: "directory.new",
  label: ({ label }) => label,
  icon: "plus",
  shortcut: "N",
  possible: ({ mayEdit }) => mayEdit,
  run: ({ add }) => add(),
};
const actions = [addOne] as const;

interface TakingOut {
  kind: Kind;
  mayMove: boolean;
}

const takeOut: Action<TakingOut> = {
  id: "directory.export",
  label: ({ kind }) => (kind === "person" ? imports.now().savePeople : imports.now().saveForExcel),
  icon: "paper",
  possible: ({ mayMove }) => mayMove,
  run: ({ kind }) => location.assign(exportAddress(kind)),
};

/** One of the lists of the directory. */
export function ThingList<Row extends { id: string }>({ thing, title, lead, columns, add, empty, sheets, query = {}, filter }: ThingListProps<Row>) {
  const t = words.use();
  const [, go] = useLocation();
  const on = { label: add, mayEdit: useMayEdit(), add: () => go(`${thing.page}/new`) };
  useActions(actions, on);
  const mayMove = useMayTakeOut();
  return (
    <Page title={title} lead={lead} actions={<DirectoryTabs />}>
      {filter}
      <DataTable<Row>
        key={JSON.stringify(query)}
        query={query}
        caption={title}
        topic={thing.topic}
        path={thing.path}
        columns={columns}
        id={({ id }) => id}
        href={({ id }) => `${thing.page}/${id}`}
        empty={
          <EmptyState icon={thing.icon} title={empty} action={on.mayEdit && <Link className="btn" href={`${thing.page}/new`}>{add}</Link>}>
            {on.mayEdit ? t.emptyHelp : t.emptyHelpReader}
          </EmptyState>
        }
        aside={
          <>
            {sheets.map((kind) => (
              <ActionButton key={kind} action={takeOut} on={{ kind, mayMove }} look="quiet" />
            ))}
            <ActionButton action={addOne} on={on} look="filled" />
          </>
        }
      />
    </Page>
  );
}
