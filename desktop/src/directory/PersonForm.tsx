import { useQueryClient } from "@tanstack/react-query";
import { call } from "../shared/api";
import { useEdit } from "../shared/edit/useEdit";
import { languageChoices, type ContactPerson } from "./customers";
import { EditCard, neededOf } from "./EditCard";
import { bodyOf, type Values } from "./fields";
import { nobody, personFields, personValues } from "./person";
import { words } from "./words";

interface PersonFormProps {
  customer: string;
  person: ContactPerson | null;
  close: () => void;
}

/** Under which its unsaved changes are kept, wherever it is opened. */
export const placeOf = (customer: string, person: string): string => `/customers/${customer}#${person}`;

export function PersonForm({ customer, person, close }: PersonFormProps) {
  const t = words.use();
  const cache = useQueryClient();
  const path = `/api/customers/${customer}/people`;
  const fields = personFields(t, languageChoices());
  const edit = useEdit<Values>({
    place: placeOf(customer, person?.id ?? "new"),
    title: person?.name ?? t.newPerson,
    kept: person ? { values: personValues(person), version: person.version } : { values: nobody, version: 0 },
    required: neededOf(fields),
    reload: () => cache.invalidateQueries({ queryKey: ["customers", customer] }),
    save: async (values, version) => {
      const body = bodyOf(values);
      const saved = person
        ? await call<ContactPerson>("PUT", `${path}/${person.id}`, { ...body, version })
        : await call<ContactPerson>("POST", path, body);
      await cache.invalidateQueries({ queryKey: ["customers", customer] });
      close();
      return { values, version: saved.version };
    },
  });
  return <EditCard title={person?.name ?? t.newPerson} icon="person" fields={fields} edit={edit} isNew={person === null} close={close} />;
}
