import { phone } from "../shared/format";
import { words as shared } from "../shared/words";
import { customers, type Customer } from "./customers";
import { ThingList } from "./ThingList";
import { words } from "./words";

export default function CustomersPage() {
  const t = words.use();
  const { screens, languages } = shared.use();
  return (
    <ThingList<Customer>
      thing={customers}
      title={screens.customers}
      lead={t.customersLead}
      add={t.newCustomer}
      empty={t.noCustomers}
      columns={[
        { title: t.name, of: ({ name }) => name },
        { title: t.number, of: ({ number }) => <span className="nw">{number}</span> },
        { title: t.phone, of: (row) => <span className="nw">{row.phone ? phone(row.phone) : ""}</span> },
        { title: t.email, of: ({ email }) => email ?? "" },
        { title: t.language, of: ({ language }) => (languages as Record<string, string>)[language] ?? language },
      ]}
    />
  );
}
