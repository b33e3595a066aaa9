import { Link } from "wouter";
import { words as devices } from "../devices/words";
import { OrderHistory } from "../orders/OrderHistory";
import { useMe } from "../shared/session";
import { words as shared } from "../shared/words";
import { agreements } from "./agreement";
import type { Agreement } from "./agreements";
import { agreementColumns, siteColumns } from "./columns";
import { customers, languageChoices } from "./customers";
import { Likeness } from "./merges/Likeness";
import { PeopleCard } from "./PeopleCard";
import { personFields } from "./person";
import { Related } from "./Related";
import { RequestHistory } from "./RequestHistory";
import { sites, type Site } from "./sites";
import { ThingPage } from "./ThingPage";
import { words } from "./words";

export default function CustomerPage({ params }: { params: Record<string, string> }) {
  const t = words.use();
  const titles = shared.use().screens;
  const leads = useMe().roles.some((role) => role === "supervisor" || role === "administrator");
  return (
    <ThingPage
      thing={customers}
      id={params["id"] ?? ""}
      what={titles.customer}
      newTitle={({ newCustomer }) => newCustomer}
      lead={({ number }) => number}
      notices={({ id }) => <Likeness customer={id} />}
      alsoTold={(told) => personFields(told, languageChoices())}
    >
      {({ id }) => (
        <>
          {leads && (
            <Link className="btn" href={`/customers/${id}/test-calls`}>
              {devices.now().monthOfTests}
            </Link>
          )}
          <PeopleCard customer={id} />
          <OrderHistory customer={id} />
          <RequestHistory customer={id} />
          <Related<Site> thing={sites} query={{ customer: id }} title={titles.sites} columns={siteColumns(t)} add={t.newSite} empty={t.noSites} />
          <Related<Agreement> thing={agreements} query={{ customer: id }} title={titles.agreements} columns={agreementColumns(t)} add={t.newAgreement} empty={t.noAgreements} />
        </>
      )}
    </ThingPage>
  );
}
