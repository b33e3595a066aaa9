import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import type { ContactCard } from "../contact/types";
import { PersonLines } from "../contact/CallerCard";
import { RequestsOf } from "../request/RequestsOf";
import { UnitLines } from "../contact/UnitLines";
import { call } from "../shared/api";
import { Card } from "../shared/parts/Card";
import { EmptyState } from "../shared/parts/EmptyState";
import { Page } from "../shared/parts/Page";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { CallEnd } from "./columns";
import { CallFacts } from "./CallFacts";
import { Recording } from "./Recording";
import type { Happening } from "./timeline";
import { Timeline } from "./Timeline";
import { whoRang } from "./whoRang";
import { words as shared } from "../shared/words";
import { words } from "./words";
import "../contact/contact.css";
import "./contacts.css";

export type OpenedContact = ContactCard & { timeline: Happening[] };

/** One contact: who, what, when, how it ended, everything that happened, and how it sounded. */
export default function ContactPage({ params }: { params: Record<string, string> }) {
  const t = words.use();
  const titles = shared.use().screens;
  const id = params["id"] ?? "";
  const opened = useQuery({ queryKey: ["contacts", id], queryFn: () => call<OpenedContact>("GET", `/api/contacts/${id}`) });
  if (!opened.data) {
    return (
      <Page title={titles.call} actions={<Back />}>
        {opened.isPending ? <Skeleton rows={8} /> : <RefusalNotice of={opened.error} />}
      </Page>
    );
  }
  const contact = opened.data;
  return (
    <Page title={contact.number} lead={`${whoRang(contact)} · ${contact.queue}`} actions={<Back />}>
      <RefusalNotice of={opened.error} />
      <div className="contact">
        <div className="col">
          <Card title={t.facts} icon="phone" aside={<CallEnd row={contact} t={t} />}>
            <CallFacts contact={contact} />
          </Card>
          <Card title={t.whoCalled} icon="person">
            <WhoCalled contact={contact} />
          </Card>
          <Card
            title={t.unit}
            icon="lift"
            aside={contact.unit && <Link href={`/units/${contact.unit.id}`}>{contact.unit.number}</Link>}
          >
            {contact.unit ? <UnitLines unit={contact.unit} /> : <EmptyState icon="lift" title={t.noUnit}>{t.noUnitHelp}</EmptyState>}
          </Card>
        </div>
        <div className="col">
          <Card title={t.recording} icon="loud">
            <Recording contact={contact} />
          </Card>
          {contact.note && (
            <Card title={t.note} icon="pencil">
              <p className="said">{contact.note}</p>
            </Card>
          )}
          <Card title={titles.requests} icon="list">
            <RequestsOf requests={contact.requests} />
          </Card>
          <Timeline lines={contact.timeline} />
        </div>
      </div>
    </Page>
  );
}

function Back() {
  const t = words.use();
  return (
    <Link className="btn" href="/contacts">
      {t.back}
    </Link>
  );
}

function WhoCalled({ contact }: { contact: ContactCard }) {
  const t = words.use();
  const { kind, people } = contact.caller;
  if (kind === "unknown") return <p className="t2">{t.unknownCaller}</p>;
  return (
    <>
      {kind === "several" && <p className="dense t2">{t.severalCallers}</p>}
      {people.map((person) => (
        <div key={person.id ?? person.customer.id} className="col">
          <PersonLines person={person} />
          <Link className="dense" href={`/customers/${person.customer.id}`}>
            {person.customer.name}
          </Link>
        </div>
      ))}
    </>
  );
}
