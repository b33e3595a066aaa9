import { useState } from "react";
import { ActionButton, useActions, type Action } from "../../shared/actions";
import { dayAndTime } from "../../shared/format";
import { Chip } from "../../shared/parts/Chip";
import { DataTable } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { Page } from "../../shared/parts/Page";
import { DirectoryTabs } from "../DirectoryTabs";
import { imports as words } from "../words/imports";
import { tones, useMayMove, type Sheet } from "./imports";
import { Upload } from "./Upload";

interface Adding {
  possible: boolean;
  open: () => void;
}

const add: Action<Adding> = {
  id: "imports.new",
  label: () => words.now().add,
  icon: "plus",
  shortcut: "N",
  possible: ({ possible }) => possible,
  run: ({ open }) => open(),
};
const actions = [add] as const;

/** Every sheet that came in, with what became of it. */
export default function ImportsPage() {
  const t = words.use();
  const mayMove = useMayMove();
  const [isOpen, setOpen] = useState(false);
  const on = { possible: mayMove && !isOpen, open: () => setOpen(true) };
  useActions(actions, on);
  return (
    <Page title={t.title} lead={t.lead} actions={<DirectoryTabs />}>
      {isOpen && <Upload close={() => setOpen(false)} />}
      <DataTable<Sheet>
        caption={t.title}
        topic="imports"
        path="/api/imports"
        id={({ id }) => id}
        href={({ id }) => `/imports/${id}`}
        columns={[
          { title: t.number, of: ({ number }) => <span className="nw">{number}</span> },
          { title: t.file, of: ({ name }) => name },
          { title: t.what, of: ({ kind }) => t.kinds[kind] },
          { title: t.state, of: ({ state }) => <Chip tone={tones[state]}>{t.states[state]}</Chip> },
          { title: t.added, right: true, of: ({ added }) => added.toLocaleString() },
          { title: t.changed, right: true, of: ({ changed }) => changed.toLocaleString() },
          { title: t.refused, right: true, of: ({ refused }) => refused.toLocaleString() },
          { title: t.by, of: ({ by, at }) => `${by}, ${dayAndTime(at)}` },
        ]}
        empty={
          <EmptyState icon="inbox" title={t.none}>
            {mayMove ? t.noneHelp : t.mayNot}
          </EmptyState>
        }
        aside={<ActionButton action={add} on={on} look="filled" />}
      />
    </Page>
  );
}
