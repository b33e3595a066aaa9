import { words as shared } from "../shared/words";
import { agreements } from "./agreement";
import type { Agreement } from "./agreements";
import { agreementColumns } from "./columns";
import { ThingList } from "./ThingList";
import { words } from "./words";

export default function AgreementsPage() {
  const t = words.use();
  return (
    <ThingList<Agreement>
      thing={agreements}
      title={shared.use().screens.agreements}
      lead={t.agreementsLead}
      sheets={["agreement"]}
      add={t.newAgreement}
      empty={t.noAgreements}
      columns={[...agreementColumns(t), { title: t.customer, of: ({ customer }) => customer.name }]}
    />
  );
}
