import { useMutation } from "@tanstack/react-query";
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { Caps, type Look } from "../shared/actions";
import { presses } from "../shared/keys";
import { RefusalNotice } from "../shared/refused";
import { words } from "./words";

interface DecisionFormProps {
  title: string;
  lead?: string | undefined;
  /** What the button says. */
  verb: string;
  look?: Look;
  /** Everything that must be said is said. */
  complete: boolean;
  send: () => Promise<unknown>;
  /** It is decided, or put away. */
  close: () => void;
  children: ReactNode;
}

/** One decision in the place where it belongs: what must be said, one button, and the way back. */
export function DecisionForm({ title, lead, verb, look = "filled", complete, send, close, children }: DecisionFormProps) {
  const t = words.use();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const decide = useMutation({ mutationFn: send, onSuccess: close });
  useEffect(() => form.current?.querySelector<HTMLElement>("input, select, textarea")?.focus(), []);
  const submit = () => complete && !decide.isPending && decide.mutate();
  const pressed = (event: KeyboardEvent) => {
    if (!presses(event.nativeEvent, "Ctrl+Enter")) return;
    event.preventDefault();
    submit();
  };
  return (
    <form
      ref={form}
      className="decision"
      aria-labelledby={id}
      noValidate
      onKeyDown={pressed}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3 id={id} className="lead">
        {title}
      </h3>
      {lead && <p className="t2 dense">{lead}</p>}
      {children}
      <RefusalNotice of={decide.error} />
      <div className="row wrap">
        <Button type="submit" className={`btn ${look}`} isDisabled={!complete} aria-busy={decide.isPending}>
          {verb} <Caps of="Ctrl+Enter" />
        </Button>
        <Button className="btn quiet" onPress={close}>
          {t.notNow}
        </Button>
      </div>
    </form>
  );
}
