import { languages } from "../shared/preferences";
import { words as shared } from "../shared/words";
import type { Choice } from "./fields";
import { loadFrom, type Thing } from "./thing";

export interface Customer {
  id: string;
  number: string;
  name: string;
  language: string;
  phone: string | null;
  email: string | null;
  note: string;
  version: number;
}

export interface ContactPerson {
  id: string;
  customer: string;
  name: string;
  role: string;
  phones: string[];
  language: string;
  hearsBadly: boolean;
  version: number;
}

export const languageChoices = (): Choice[] => languages.map((value) => ({ value, label: shared.now().languages[value] }));

export const customers: Thing<Customer> = {
  topic: "customers",
  path: "/api/customers",
  page: "/customers",
  icon: "people",
  load: loadFrom("/api/customers"),
  fields: (t) => [
    { as: "text", name: "name", label: t.name, needed: true },
    { as: "choice", name: "language", label: t.language, choices: languageChoices(), needed: true },
    { as: "text", name: "phone", label: t.phone, type: "tel", hint: t.phoneHint },
    { as: "text", name: "email", label: t.email, type: "email" },
    { as: "text", name: "note", label: t.note, rows: 3 },
  ],
  valuesOf: ({ name, language, phone, email, note }) => ({ name, language, phone: phone ?? "", email: email ?? "", note }),
  empty: { name: "", language: "", phone: "", email: "", note: "" },
  titleOf: ({ name }) => name,
};
