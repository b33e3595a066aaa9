import { useEffect, useId, useRef, type ReactNode, type RefObject } from "react";
import { flushSync } from "react-dom";
import { Button, Form } from "react-aria-components";
import { Caps, useActions, type Action } from "../actions";
import { timeToTheSecond } from "../format";
import { Icon, type IconName } from "../icons";
import { ariaKeys, presses } from "../keys";
import { Notice } from "../parts/Notice";
import { RefusalNotice } from "../refused";
import { fill } from "../wording";
import { words } from "../words";
import { OthersNotice } from "./OthersNotice";
import type { Edit } from "./useEdit";
import "./edit.css";

const save = {
  id: "form.save",
  label: () => words.now().save,
  shortcut: "Ctrl+Enter",
  run: ({ submit }) => submit(),
} satisfies Action<Pick<Edit<object>, "submit">>;
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

/**
 * Buttons and number fields keep Enter to themselves, with Ctrl too. So the form hears the key before them, and lets the field
 * in hand finish its value as if it were left.
 */
function useSaveKey(form: RefObject<HTMLFormElement | null>, submit: () => unknown): void {
  const latest = useRef(submit);
  useEffect(() => {
    latest.current = submit;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !presses(event, save.shortcut)) return;
      event.preventDefault();
      event.stopPropagation();
      const inHand = document.activeElement as HTMLElement | null;
      flushSync(() => inHand?.blur());
      inHand?.focus();
      if (!event.repeat) latest.current();
    };
    const element = form.current;
    element?.addEventListener("keydown", pressed, true);
    return () => element?.removeEventListener("keydown", pressed, true);
  }, [form]);
}

/** The frame of every form: its fields, what went wrong, what somebody else changed, Save and what became of it. */
export function EditForm<Values>({ edit, title, icon, labels, shown, verb, aside, children }: EditFormProps<Values>) {
  const t = words.use();
  const heading = useId();
  const form = useRef<HTMLFormElement>(null);
  useActions(actions, edit);
  useEffect(() => {
    if (edit.refused) form.current?.querySelector<HTMLElement>("[aria-invalid=true], .clash button")?.focus();
  }, [edit.refused]);
  useSaveKey(form, edit.submit);
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
        <Button type="submit" className="btn filled" aria-busy={edit.saving} aria-keyshortcuts={ariaKeys(save.shortcut)}>
          {verb ?? t.save} <Caps of={save.shortcut} />
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
