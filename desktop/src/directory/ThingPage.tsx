import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Redirect, useLocation, useSearchParams } from "wouter";
import { useHistoryState } from "wouter/use-browser-location";
import { ActionButton, useActions, type Action } from "../shared/actions";
import { call } from "../shared/api";
import { useBranchChoices } from "../shared/branches";
import { isUnsaved } from "../shared/edit/unsaved";
import { useEdit } from "../shared/edit/useEdit";
import { Card } from "../shared/parts/Card";
import { Notice } from "../shared/parts/Notice";
import { Page } from "../shared/parts/Page";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { useMe } from "../shared/session";
import { words as shared } from "../shared/words";
import { CheckedToday } from "./CheckedToday";
import { DirectoryTabs } from "./DirectoryTabs";
import { EditCard, neededOf } from "./EditCard";
import { Facts } from "./Facts";
import { bodyOf, type Field, type Values } from "./fields";
import { HistoryCard } from "./HistoryCard";
import { useMayEdit } from "./mayEdit";
import type { Thing, Words } from "./thing";
import { words } from "./words";

interface ThingPageProps<Row extends { id: string; version: number }> {
  thing: Thing<Row>;
  /** `new`, or whose page it is. */
  id: string;
  what: string;
  newTitle: (t: Words) => string;
  lead?: (row: Row) => ReactNode;
  /** What must be seen before anything else. */
  notices?: (row: Row) => ReactNode;
  /** What else belongs to it. */
  children?: (row: Row) => ReactNode;
  /** What its history tells of besides its own fields. */
  alsoTold?: (t: Words) => readonly Field[];
}

/** The page of one thing: what is known of it, its form, and what belongs to it. Whoever asks for a merged one comes to its survivor. */
export function ThingPage<Row extends { id: string; version: number }>(props: ThingPageProps<Row>) {
  return props.id === "new" ? <New {...props} /> : <Existing key={props.id} {...props} />;
}

function New<Row extends { id: string; version: number }>({ thing, what, newTitle }: ThingPageProps<Row>) {
  const t = words.use();
  const [, go] = useLocation();
  const preset = usePreset(thing);
  const mayEdit = useMayEdit();
  return (
    <Page title={newTitle(t)} actions={<DirectoryTabs />}>
      {!mayEdit && <Notice tone="high">{t.mayNotEdit}</Notice>}
      {mayEdit && !preset && <Skeleton rows={6} />}
      {mayEdit && preset && (
        <div className="thing">
          <Form
            thing={thing}
            row={null}
            preset={preset}
            title={what}
            close={() => go(thing.page)}
            done={({ id }) => go(`${thing.page}/${id}`, { replace: true, state: { saved: true } })}
          />
        </div>
      )}
    </Page>
  );
}

/** What has a branch begins in that of whoever adds it. */
function useEmpty<Row extends { id: string; version: number }>({ empty }: Thing<Row>): Values {
  const { branch } = useMe();
  return "branch" in empty ? { ...empty, branch } : empty;
}

/** A new thing may be begun at another one's page: `?customer=…` fills that in. Null until the name is known. */
function usePreset<Row extends { id: string; version: number }>(thing: Thing<Row>): Values | null {
  const [asked] = useSearchParams();
  const t = words.now();
  const empty = useEmpty(thing);
  const [field] = thing.fields(t, []).filter((each) => each.as === "thing" && asked.has(each.name));
  const id = field && asked.get(field.name);
  const path = field?.as === "thing" ? field.path : "";
  const named = useQuery({ queryKey: [thing.topic, "preset", path, id], queryFn: () => call<{ id: string; name: string }>("GET", `${path}/${id}`), enabled: Boolean(id) });
  if (!field || named.isError) return empty;
  return named.data ? { ...empty, [field.name]: { id: named.data.id, name: named.data.name } } : null;
}

interface Changing {
  isEditing: boolean;
  mayEdit: boolean;
  edit: () => void;
}

const change: Action<Changing> = {
  id: "directory.change",
  label: () => words.now().change,
  icon: "pencil",
  shortcut: "E",
  possible: ({ isEditing, mayEdit }) => mayEdit && !isEditing,
  run: ({ edit }) => edit(),
};
const actions = [change] as const;

function Existing<Row extends { id: string; version: number }>({ thing, id, what, lead, notices, children, alsoTold }: ThingPageProps<Row>) {
  const t = words.use();
  const cache = useQueryClient();
  const mayEdit = useMayEdit();
  const fields = useFields(thing);
  const cameSaved = (useHistoryState<{ saved?: boolean } | null>() ?? {}).saved === true;
  const [isSaved, setSaved] = useState(cameSaved);
  const [isEditing, setEditing] = useState(() => isUnsaved(cache, `${thing.page}/${id}`));
  const query = useQuery({ queryKey: [thing.topic, id], queryFn: () => thing.load(id) });
  const turn = (editing: boolean, saved: boolean) => {
    setEditing(editing);
    setSaved(saved);
  };
  const on = { isEditing: isEditing || !query.data, mayEdit, edit: () => turn(true, false) };
  useActions(actions, on);
  const row = query.data;
  if (!row) {
    return (
      <Page title={what} actions={<DirectoryTabs />}>
        {query.isPending ? <Skeleton rows={8} /> : <RefusalNotice of={query.error} />}
      </Page>
    );
  }
  if (row.id !== id) return <Redirect to={`${thing.page}/${row.id}`} replace />;
  const values = thing.valuesOf(row);
  return (
    <Page title={thing.titleOf(row)} lead={lead?.(row) ?? what} actions={<DirectoryTabs />}>
      <RefusalNotice of={query.error} />
      {isSaved && <Notice tone="ok">{shared.now().saved}</Notice>}
      {notices?.(row)}
      <div className="thing">
        <div className="col">
          {isEditing ? (
            <Form thing={thing} row={row} preset={thing.empty} title={what} close={() => turn(false, false)} done={() => turn(false, true)} />
          ) : (
            <Card title={what} icon={thing.icon} aside={
                <>
                  {mayEdit && "verifiedOn" in values && (
                    <CheckedToday path={`${thing.path}/${id}`} topic={thing.topic} name={thing.titleOf(row)} values={values} version={row.version} />
                  )}
                  <ActionButton action={change} on={on} look="quiet" small />
                </>
              }>
              {thing.facts?.(row, t) ?? <Facts fields={fields} values={values} />}
            </Card>
          )}
        </div>
        <div className="col">
          {children?.(row)}
          <HistoryCard path={`${thing.path}/${id}`} topic={thing.topic} id={id} fields={[...fields, ...(alsoTold?.(t) ?? [])]} />
        </div>
      </div>
    </Page>
  );
}

/** In the words of the reader, with the branches that she may choose. */
function useFields<Row extends { id: string; version: number }>(thing: Thing<Row>): readonly Field[] {
  const t = words.use();
  return thing.fields(t, useBranchChoices(useMe().branch));
}

interface FormProps<Row extends { id: string; version: number }> {
  thing: Thing<Row>;
  row: Row | null;
  preset: Values;
  title: string;
  close: () => void;
  done: (row: Row) => void;
}

function Form<Row extends { id: string; version: number }>({ thing, row, preset, title, close, done }: FormProps<Row>) {
  const cache = useQueryClient();
  const fields = useFields(thing);
  const edit = useEdit<Values>({
    place: `${thing.page}/${row?.id ?? "new"}`,
    title: row ? thing.titleOf(row) : title,
    kept: row ? { values: thing.valuesOf(row), version: row.version } : { values: preset, version: 0 },
    required: neededOf(fields),
    reload: async (present) => {
      const id = row?.id ?? "";
      const sent = present as Row | undefined;
      cache.setQueryData([thing.topic, id], sent ? ((await thing.complete?.(sent)) ?? sent) : await thing.load(id));
    },
    save: async (values, version) => {
      const body = (thing.bodyOf ?? bodyOf)(values);
      const saved = row
        ? await call<Row>("PUT", `${thing.path}/${row.id}`, { ...body, version })
        : await call<Row>("POST", thing.path, body);
      await cache.invalidateQueries({ queryKey: [thing.topic] });
      done(saved);
      return { values, version: saved.version };
    },
  });
  return <EditCard title={title} icon={thing.icon} fields={fields} edit={edit} isNew={row === null} close={close} />;
}
