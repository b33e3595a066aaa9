import { Button } from "react-aria-components";
import { useSearchParams } from "wouter";
import { phone } from "../shared/format";
import { Chip } from "../shared/parts/Chip";
import { words as shared } from "../shared/words";
import { customerKinds, customers, type Customer } from "./customers";
import { ThingList } from "./ThingList";
import { words } from "./words";

export default function CustomersPage() {
  const t = words.use();
  const { screens, languages } = shared.use();
  const [chosen, choose] = useSearchParams();
  const kind = customerKinds.find((each) => each === chosen.get("kind"));
  return (
    <ThingList<Customer>
      thing={customers}
      title={screens.customers}
      lead={t.customersLead}
      sheets={["customer", "person"]}
      add={t.newCustomer}
      empty={t.noCustomers}
      query={{ kind }}
      filter={
        <div className="row wrap" role="group" aria-label={t.customerKind}>
          {[undefined, ...customerKinds].map((each) => (
            <Button key={each ?? "all"} className="btn s" aria-pressed={each === kind} onPress={() => choose(each ? { kind: each } : {}, { replace: true })}>
              {each ? t.kindsOnly[each] : t.everybody}
            </Button>
          ))}
        </div>
      }
      columns={[
        { title: t.name, of: ({ name }) => name },
        { title: t.customerKind, of: (row) => row.kind === "prospect" && <Chip>{t.customerKinds.prospect}</Chip> },
        { title: t.number, of: ({ number }) => <span className="nw">{number}</span> },
        { title: t.phone, of: (row) => <span className="nw">{row.phone ? phone(row.phone) : ""}</span> },
        { title: t.email, of: ({ email }) => email ?? "" },
        { title: t.language, of: ({ language }) => (languages as Record<string, string>)[language] ?? language },
      ]}
    />
  );
}
