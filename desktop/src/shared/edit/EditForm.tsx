import { useEffect, useId, useRef, type ReactNode } from "react";
import { Button, Form } from "react-aria-components";
import { Caps, useActions, type Action } from "../actions";
import { timeToTheSecond } from "../format";
import { Icon, type IconName } from "../icons";
import { ariaKeys } from "../keys";
import { Notice } from "../parts/Notice";
import { RefusalNotice } from "../refused";
import { fill } from "../wording";
import { words } from "../words";
import { OthersNotice } from "./OthersNotice";
import type { Edit } from "./useEdit";
import "./edit.css";

const save: Action<Pick<Edit<object>, "submit">> = {
  id: "form.save",
  label: () => words.now().save,
  shortcut: "Ctrl+Enter",
  run: ({ submit }) => submit(),
};
const actions = [save];

interface EditFormProps<Values> {
  title: string;
  icon: IconName;
  edit: Edit<Values>;
  /** What each field is called, for what somebody else changed. */
  labels: Readonly<Record<keyof Values, string>>;
  /** A value as people read it, where it is not a text, a number or yes and no. */
  shown?: (field: keyof Values, value: unknown) => string | undefined;
  /** On the button; Save unless given. */
  verb?: string;
  /** Right end below the fields, such as a button that removes the thing. */
  aside?: ReactNode;
  children: ReactNode;
}

/** The frame of every form: its fields, what went wrong, what somebody else changed, Save and what became of it. */
export function EditForm<Values>({ edit, title, icon, labels, shown, verb, aside, children }: EditFormProps<Values>) {
  const t = words.use();
  const heading = useId();
  const form = useRef<HTMLFormElement>(null);
  useActions(actions, edit);
  useEffect(() => {
    if (edit.refused) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [edit.refused]);
  return (
    <Form
      ref={form}
      className="card edit"
      aria-labelledby={heading}
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        void edit.submit();
      }}
    >
      <header>
        <Icon name={icon} />
        <h2 id={heading}>{title}</h2>
      </header>
      <div className="said">
        {edit.restored && <Notice>{t.edit.restored}</Notice>}
        <OthersNotice edit={edit} labels={labels} shown={shown} />
      </div>
      <div className="in">{children}</div>
      <div className="said">
        <RefusalNotice of={edit.failure} />
      </div>
      <footer className="wrap">
        <Button type="submit" className="btn filled" aria-busy={edit.saving} aria-keyshortcuts={ariaKeys("Ctrl+Enter")}>
          {verb ?? t.save} <Caps of="Ctrl+Enter" />
        </Button>
        {edit.dirty && (
          <Button className="btn" onPress={edit.discard}>
            {t.edit.discard}
          </Button>
        )}
        <span role="status" className={edit.dirty ? "meta" : "ok dense"}>
          {edit.dirty && t.edit.notSaved}
          {!edit.dirty && edit.savedAt !== null && (
            <>
              <Icon name="check" /> {fill(t.edit.savedAt, { time: timeToTheSecond(edit.savedAt) })}
            </>
          )}
        </span>
        <span className="sp" />
        {aside}
      </footer>
    </Form>
  );
}
