import { useDesk } from "../contact/desk";
import { LatestContacts } from "../contact/LatestContacts";
import { line } from "../line/LineClient";
import { MyRequests } from "../request/MyRequests";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { useStore } from "../shared/store";
import { InHand } from "./InHand";
import { ReadyCard } from "./ReadyCard";

/** The agent's place: the call in hand, or the way to the next one. */
export default function DeskPage() {
  const desk = useDesk();
  const viewOnly = useStore(line.state).role === "view-only";
  if (desk.isPending) return <div className="page"><Skeleton rows={6} /></div>;
  if (desk.isError) return <div className="page"><RefusalNotice of={desk.error} /></div>;
  const { contact, agent } = desk.data;
  if (!contact) return <Idle agent={agent.state} />;
  return <InHand key={contact.id} contact={contact} readOnly={viewOnly} />;
}

function Idle({ agent }: { agent: string }) {
  return (
    <div className="desk idle">
      <div className="cl">
        <ReadyCard ready={agent === "ready" || agent === "offered"} />
        <MyRequests />
      </div>
      <div className="cl">
        <LatestContacts />
      </div>
    </div>
  );
}
