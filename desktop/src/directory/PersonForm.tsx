import { useQueryClient } from "@tanstack/react-query";
import { call, Refusal, type Page } from "../shared/api";
import { languageChoices, type ContactPerson } from "./customers";
import { EditCard } from "./EditCard";
import { bodyOf } from "./fields";
import { nobody, personFields, personValues } from "./person";
import { useEditing } from "./useEditing";
import { words } from "./words";

interface PersonFormProps {
  customer: string;
  person: ContactPerson | null;
  close: () => void;
}

export function PersonForm({ customer, person, close }: PersonFormProps) {
  const t = words.use();
  const cache = useQueryClient();
  const path = `/api/customers/${customer}/people`;
  const editing = useEditing<ContactPerson>({
    path: `/customers/${customer}#${person?.id ?? "new"}`,
    title: person?.name ?? t.newPerson,
    start: person ? { values: personValues(person), version: person.version } : { values: nobody, version: null },
    load: async () => {
      const theirs = (await call<Page<ContactPerson>>("GET", path)).items.find(({ id }) => id === person?.id);
      if (!theirs) throw new Refusal(404, "customer.no-such-person", "There is no such person at this customer.");
      return { values: personValues(theirs), version: theirs.version };
    },
    save: async (values, version) => {
      const body = bodyOf(values);
      const saved = person
        ? await call<ContactPerson>("PUT", `${path}/${person.id}`, { ...body, version })
        : await call<ContactPerson>("POST", path, body);
      await cache.invalidateQueries({ queryKey: ["customers", customer] });
      return saved;
    },
    done: close,
  });
  return <EditCard title={person?.name ?? t.newPerson} icon="person" fields={personFields(t, languageChoices())} editing={editing} close={close} />;
}
