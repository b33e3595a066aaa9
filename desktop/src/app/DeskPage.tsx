import "../contact/contact.css";
import { useState } from "react";
import { Button } from "react-aria-components";
import { CallerCard } from "../contact/CallerCard";
import { CallNote } from "../contact/CallNote";
import { useDesk } from "../contact/desk";
import { HistoryCard } from "../contact/HistoryCard";
import { LatestContacts } from "../contact/LatestContacts";
import type { ContactCard } from "../contact/types";
import { UnitPanel } from "../contact/UnitPanel";
import { line } from "../line/LineClient";
import { useActions, type Action } from "../shared/actions";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { useStore } from "../shared/store";
import { useConnected } from "./connection";
import { ReadyCard } from "./ReadyCard";
import { words } from "./words";

/** The agent's place: the call in hand, or the way to the next one. */
export default function DeskPage() {
  const desk = useDesk();
  if (desk.isPending) return <div className="page"><Skeleton rows={6} /></div>;
  if (desk.isError) return <div className="page"><RefusalNotice of={desk.error} /></div>;
  const { contact, agent } = desk.data;
  return contact ? <InHand key={contact.id} contact={contact} /> : <Idle agent={agent.state} />;
}

function Idle({ agent }: { agent: string }) {
  return (
    <div className="desk idle">
      <div className="cl">
        <ReadyCard ready={agent === "ready" || agent === "offered"} />
      </div>
      <div className="cl">
        <LatestContacts />
      </div>
    </div>
  );
}

interface Side {
  side: boolean;
  setSide: (side: boolean) => void;
}

const showHistory: Action<Side> = {
  id: "desk.history",
  label: () => words.now().deskPage.side,
  shortcut: "Y",
  run: ({ side, setSide }) => setSide(!side),
};
const actions = [showHistory] as const;

/** Three columns; on a narrow screen the right one becomes a tab beside the form. */
function InHand({ contact }: { contact: ContactCard }) {
  const t = words.use();
  const connected = useConnected();
  const viewOnly = useStore(line.state).role === "view-only";
  const [side, setSide] = useState(false);
  useActions(actions, { side, setSide });
  return (
    <div className={`desk call ${side ? "side" : ""}`}>
      <div className="cl">
        <CallerCard contact={contact} />
        <UnitPanel contact={contact} />
      </div>
      <div className="cl tabs" role="group" aria-label={t.desk}>
        <Button className="btn s" aria-pressed={!side} onPress={() => setSide(false)}>
          {t.deskPage.form}
        </Button>
        <Button className="btn s" aria-pressed={side} aria-keyshortcuts="Y" onPress={() => setSide(true)}>
          {t.deskPage.side} <kbd aria-hidden="true">Y</kbd>
        </Button>
      </div>
      <div className="cl centre">
        <CallNote contact={contact} connected={connected} readOnly={viewOnly} />
      </div>
      <div className="cl right">
        <HistoryCard unit={contact.unit} />
      </div>
    </div>
  );
}
