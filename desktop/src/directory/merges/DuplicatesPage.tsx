import { useState } from "react";
import { Button } from "react-aria-components";
import { useLocation, useSearchParams } from "wouter";
import { ActionButton, useActions, type Action } from "../../shared/actions";
import { dayAndTime } from "../../shared/format";
import { Card } from "../../shared/parts/Card";
import { DataTable } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { Page } from "../../shared/parts/Page";
import { words as shared } from "../../shared/words";
import { DirectoryTabs } from "../DirectoryTabs";
import type { Named } from "../fields";
import { useMayEdit } from "../mayEdit";
import { ThingChooser } from "../ThingChooser";
import { merges as words } from "../words/merges";
import { addressOf, kinds, reasonsSaid, type Duplicate, type Side } from "./merges";

interface Choosing {
  possible: boolean;
  open: () => void;
}

const chooseTwo: Action<Choosing> = {
  id: "duplicates.choose",
  label: () => words.now().chooseTwo,
  icon: "search",
  shortcut: "N",
  possible: ({ possible }) => possible,
  run: ({ open }) => open(),
};
const actions = [chooseTwo] as const;

/** Whoever may stand in the directory twice, the latest first. */
export default function DuplicatesPage() {
  const t = words.use();
  const { screens } = shared.use();
  const mayEdit = useMayEdit();
  const [chosen, choose] = useSearchParams();
  const kind = kinds.find((each) => each === chosen.get("kind")) ?? "customer";
  const [isOpen, setOpen] = useState(false);
  const on = { possible: mayEdit && !isOpen, open: () => setOpen(true) };
  useActions(actions, on);
  return (
    <Page title={screens.duplicates} lead={t.lead} actions={<DirectoryTabs />}>
      {isOpen && <TwoOfYourChoice close={() => setOpen(false)} />}
      <div className="row wrap" role="group" aria-label={t.which}>
        {kinds.map((each) => (
          <Button key={each} className="btn s" aria-pressed={each === kind} onPress={() => choose({ kind: each }, { replace: true })}>
            {t.kinds[each]}
          </Button>
        ))}
        <span className="sp" />
        <ActionButton action={chooseTwo} on={on} />
      </div>
      <DataTable<Duplicate>
        key={kind}
        caption={screens.duplicates}
        topic="duplicates"
        path="/api/duplicates"
        query={{ kind }}
        id={({ id }) => id}
        href={(pair) => addressOf(pair.kind, pair.one.id, pair.other.id)}
        search={false}
        rowKeys
        newest={({ foundAt }) => Date.parse(foundAt)}
        columns={[
          { title: t.one, of: ({ one }) => <Who of={one} /> },
          { title: t.other, of: ({ other }) => <Who of={other} /> },
          { title: t.why, of: ({ reasons }) => reasonsSaid(reasons).map((reason) => <div key={reason}>{reason}</div>) },
          { title: t.found, of: ({ foundAt }) => <span className="nw">{dayAndTime(foundAt)}</span> },
        ]}
        empty={
          <EmptyState icon="people" title={t.none}>
            {t.noneHelp}
          </EmptyState>
        }
      />
    </Page>
  );
}

const Who = ({ of: { name, number } }: { of: Side }) => (
  <>
    {name} <span className="meta nw">{number}</span>
  </>
);

/** Any two customers, found by typing. */
function TwoOfYourChoice({ close }: { close: () => void }) {
  const t = words.use();
  const [, go] = useLocation();
  const [one, setOne] = useState<Named | null>(null);
  const [other, setOther] = useState<Named | null>(null);
  return (
    <Card title={t.chooseTwo} icon="people">
      <p className="t2 dense">{t.chooseHelp}</p>
      <div className="fields">
        <ThingChooser label={t.one} value={one} onChange={setOne} path="/api/customers" topic="customers" error={undefined} isRequired />
        <ThingChooser label={t.other} value={other} onChange={setOther} path="/api/customers" topic="customers" error={undefined} isRequired />
      </div>
      <div className="row wrap">
        <Button className="btn filled" isDisabled={!one || !other || one.id === other.id} onPress={() => one && other && go(addressOf("customer", one.id, other.id))}>
          {t.compare}
        </Button>
        <Button className="btn quiet" onPress={close}>
          {shared.now().cancel}
        </Button>
      </div>
    </Card>
  );
}
