import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { lineActions } from "../line/actions";
import { atStart } from "../line/state";
import { Caps, onScreen } from "../shared/actions";
import { letters } from "../shared/preferences";
import type { Screen } from "../shared/screen";
import { useStore } from "../shared/store";
import { words as shared } from "../shared/words";
import { words } from "./words";

/** Every key that works here, and which of them work while typing. */
export default function AllKeys({ screens, close }: { screens: readonly Screen[]; close: () => void }) {
  const t = words.use();
  const lettersOn = useStore(letters) === "on";
  const others = useStore(onScreen).filter(({ id, shortcut }) => shortcut && !id.startsWith("line."));
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => !open && close()}>
      <Modal className="palette">
        <Dialog className="allkeys">
          <header className="row">
            <Heading slot="title" className="sp">
              {t.allKeys}
            </Heading>
            <Button className="btn s" onPress={close}>
              {shared.now().close} <kbd aria-hidden="true">Esc</kbd>
            </Button>
          </header>
          <p className="t2">{lettersOn ? t.keysHelp : t.lettersOffHelp}</p>
          <div className="columns">
            <Keys title={t.callKeys} of={lineActions.flatMap((each) => (each.shortcut ? [[each.shortcut, each.label(atStart)]] : []))} />
            <Keys title={t.onThisPage} of={others.map((each) => [each.shortcut ?? "", each.label()])} />
            <Keys title={t.goThere} of={screens.flatMap((each) => (each.rail ? [[`G ${each.rail.letter}`, each.label()]] : []))} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Keys({ title, of }: { title: string; of: readonly (readonly string[])[] }) {
  if (of.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <dl>
        {of.map(([shortcut = "", label]) => (
          <div key={shortcut} className="row">
            <dt>
              <Caps of={shortcut} />
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
