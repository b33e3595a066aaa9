import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import type { ContactCard } from "../contact/types";
import { keepingOf } from "../request/keeping";
import { giveTo, useRequest } from "../request/requests";
import type { RequestCard } from "../request/types";
import { words as requestWords } from "../request/words";
import { ActionButton, type Action } from "../shared/actions";
import { call } from "../shared/api";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { useMe, type Session } from "../shared/session";
import { useStore } from "../shared/store";
import { fill } from "../shared/wording";
import { Workplace } from "./Workplace";

/** A request that was left unfinished or parked, in the same form as during its call. */
export default function RequestDesk({ params }: { params: Record<string, string> }) {
  const id = params["request"] ?? "";
  const { data: card, error } = useRequest(id);
  if (!card) return <div className="page">{error ? <RefusalNotice of={error} /> : <Skeleton rows={6} />}</div>;
  return <Opened key={id} card={card} />;
}

interface Taking {
  card: RequestCard;
  me: Session["user"];
}

const takeOver: Action<Taking> = {
  id: "request.take-over",
  label: () => requestWords.now().takeOver,
  icon: "person",
  possible: ({ card, me }) => leads(me) && card.owner !== null && card.owner.id !== me.id && (card.state === "draft" || card.state === "parked"),
  run: async ({ card, me }) => keepingOf(card).take(await giveTo(card.id, me.id)),
};

const leads = (me: Session["user"]): boolean => me.roles.some((role) => role === "supervisor" || role === "administrator");

function Opened({ card }: { card: RequestCard }) {
  const t = requestWords.use();
  const me = useMe();
  const owner = useStore(keepingOf(card).state).card.owner;
  const mine = owner === null ? leads(me) : owner.id === me.id;
  const contact = useQuery({
    queryKey: ["contacts", card.contact],
    queryFn: () => call<ContactCard>("GET", `/api/contacts/${card.contact}`),
    enabled: card.contact !== null,
  });
  if (card.contact && contact.isPending) return <div className="page"><Skeleton rows={6} /></div>;
  return (
    <Workplace
      card={card}
      contact={contact.data ?? null}
      editable={mine}
      end={(park) => (
        <>
          <span className="sp dense t2">{!mine && owner && fill(t.ownedBy, { name: owner.name })}</span>
          <ActionButton action={takeOver} on={{ card: { ...card, owner }, me }} look="filled" />
          {park}
          <Link className="btn" href={`/requests/${card.id}`}>
            {t.openPage}
          </Link>
          <Link className="btn" href="/desk">
            {t.backToDesk}
          </Link>
        </>
      )}
    />
  );
}
