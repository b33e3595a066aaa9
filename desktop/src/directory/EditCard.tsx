import { Button, Form } from "react-aria-components";
import { ActionButton, useActions, type Action } from "../shared/actions";
import type { IconName } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { Notice } from "../shared/parts/Notice";
import { fieldSentences, RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import { words as shared } from "../shared/words";
import { FieldInput } from "./FieldInput";
import { inGroups, type Field } from "./fields";
import { shown } from "./shown";
import type { Editing } from "./useEditing";
import { words } from "./words";
import "./directory.css";

const save: Action<Editing> = {
  id: "directory.save",
  label: () => shared.now().save,
  icon: "check",
  shortcut: "Ctrl+Enter",
  possible: ({ saving, clashes }) => !saving && Object.keys(clashes).length === 0,
  run: (editing) => editing.save(),
};
const actions = [save] as const;

interface EditCardProps {
  title: string;
  icon: IconName;
  fields: readonly Field[];
  editing: Editing;
  /** Leaves the form; the changes are gone. */
  close: () => void;
}

/** A form with everything that can happen to it: wrong fields, a refusal, another person's change, changes kept from before. */
export function EditCard({ title, icon, fields, editing, close }: EditCardProps) {
  const t = words.use();
  const wrong = fieldSentences(editing.failure);
  const labels = (names: readonly string[]) => fields.filter(({ name }) => names.includes(name)).map(({ label }) => label).join(", ");
  useActions(actions, editing);
  const one = (field: Field) => (
    <div key={field.name} className={isWide(field) ? "wide" : ""}>
      <FieldInput
        field={field}
        value={editing.values[field.name] ?? null}
        onChange={(value) => editing.change(field.name, value)}
        error={wrong[field.name]}
      />
      {field.name in editing.clashes && <Clash field={field} editing={editing} />}
    </div>
  );
  return (
    <Card
      title={title}
      icon={icon}
      footer={
        <>
          <span className="dense t2 sp">{editing.isChanged ? t.notSaved : ""}</span>
          <Button
            className="btn"
            onPress={() => {
              editing.discard();
              close();
            }}
          >
            {editing.isChanged ? t.discard : shared.now().cancel}
          </Button>
          <ActionButton action={alwaysThere} on={editing} look="filled" disabled={!save.possible?.(editing)} />
        </>
      }
    >
      <Form className="fields" validationBehavior="aria" onSubmit={(event) => event.preventDefault()}>
        {editing.isRestored && <Notice title={t.restored}>{t.restoredHelp}</Notice>}
        {editing.taken.length > 0 && <Notice title={t.changedByOther}>{fill(t.takenOver, { fields: labels(editing.taken) })}</Notice>}
        {inGroups(fields.filter(({ onlyIf }) => onlyIf?.(editing.values) ?? true)).map(({ group, members }) =>
          group === undefined ? (
            members.map(one)
          ) : (
            <fieldset key={group} className="wide group">
              <legend>{group}</legend>
              <div className="fields">{members.map(one)}</div>
            </fieldset>
          ),
        )}
        <div className="wide">
          <RefusalNotice of={editing.failure} />
        </div>
      </Form>
    </Card>
  );
}

/** The button stays in its place while it cannot be used. */
const alwaysThere = { ...save, possible: () => true };

const isWide = (field: Field) => field.as === "lines" || (field.as === "text" && field.rows !== undefined);

/** Both values of one field side by side; the person decides. */
function Clash({ field, editing }: { field: Field; editing: Editing }) {
  const t = words.use();
  const { name } = field;
  const mine = editing.values[name] ?? null;
  const theirs = editing.clashes[name] ?? null;
  return (
    <Notice tone="high" title={t.changedByOther}>
      {fill(t.yoursAndTheirs, { mine: shown(field, mine) || t.nothing, theirs: shown(field, theirs) || t.nothing })}
      <div className="row wrap">
        <Button className="btn s" onPress={() => editing.settle(name, mine)}>
          {t.keepMine}
        </Button>
        <Button className="btn s" onPress={() => editing.settle(name, theirs)}>
          {t.takeTheirs}
        </Button>
      </div>
    </Notice>
  );
}
