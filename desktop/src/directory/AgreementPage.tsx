import { Link } from "wouter";
import { words as shared } from "../shared/words";
import { agreements } from "./agreement";
import { fourFigures } from "./agreements";
import { PromiseTester } from "./PromiseTester";
import { ThingPage } from "./ThingPage";

export default function AgreementPage({ params }: { params: Record<string, string> }) {
  return (
    <ThingPage
      thing={agreements}
      id={params["id"] ?? ""}
      what={shared.use().screens.agreement}
      newTitle={({ newAgreement }) => newAgreement}
      alsoTold={fourFigures}
      lead={({ customer }) => <Link href={`/customers/${customer.id}`}>{customer.name}</Link>}
    >
      {(agreement) => <PromiseTester agreement={agreement} />}
    </ThingPage>
  );
}
