import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import type { ContactCard } from "../contact/types";
import { useRequest } from "../request/requests";
import type { RequestCard } from "../request/types";
import { words as requestWords } from "../request/words";
import { call } from "../shared/api";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { Workplace } from "./Workplace";

/** A request that was left unfinished or parked, in the same form as during its call. */
export default function RequestDesk({ params }: { params: Record<string, string> }) {
  const id = params["request"] ?? "";
  const { data: card, error } = useRequest(id);
  if (!card) return <div className="page">{error ? <RefusalNotice of={error} /> : <Skeleton rows={6} />}</div>;
  return <Opened key={id} card={card} />;
}

function Opened({ card }: { card: RequestCard }) {
  const t = requestWords.use();
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
      editable
      end={(park) => (
        <>
          <span className="sp" />
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
