import { languages } from "../shared/preferences";
import { words as shared } from "../shared/words";
import { choicesOf, type Choice } from "./fields";
import { loadFrom, type Thing } from "./thing";

/** A prospect is a caller whom nobody knew and who has no lift in our care yet. */
export const customerKinds = ["customer", "prospect"] as const;
export type CustomerKind = (typeof customerKinds)[number];

export interface Customer {
  id: string;
  number: string;
  kind: CustomerKind;
  name: string;
  language: string;
  phone: string | null;
  email: string | null;
  delivery: string;
  deliveryAddress: string;
  note: string;
  verifiedOn: string | null;
  version: number;
}

export interface ContactPerson {
  id: string;
  customer: string;
  name: string;
  role: string;
  phones: string[];
  emails: string[];
  language: string;
  hearsBadly: boolean;
  prefers: string;
  verifiedOn: string | null;
  verifiedBy: string | null;
  /** Who asked on that day. */
  checkedBy: { id: string; name: string } | null;
  /** The first day on which they do not speak for the customer any more. */
  leavesOn: string | null;
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
    { as: "choice", name: "kind", label: t.customerKind, choices: choicesOf(t.customerKinds), needed: true },
    { as: "choice", name: "language", label: t.language, choices: languageChoices(), needed: true },
    { as: "text", name: "phone", label: t.phone, type: "tel", hint: t.phoneHint },
    { as: "text", name: "email", label: t.email, type: "email" },
    { as: "choice", name: "delivery", label: t.delivery, choices: choicesOf(t.deliveries), needed: true },
    { as: "text", name: "deliveryAddress", label: t.deliveryAddress, hint: t.deliveryAddressHint },
    { as: "date", name: "verifiedOn", label: t.verifiedOn, hint: t.verifiedOnHint },
    { as: "text", name: "note", label: t.note, rows: 3 },
  ],
  valuesOf: ({ id: _, number: __, version: ___, ...values }) => ({
    ...values,
    phone: values.phone ?? "",
    email: values.email ?? "",
    verifiedOn: values.verifiedOn ?? "",
  }),
  empty: { name: "", kind: "customer", language: "", phone: "", email: "", delivery: "mail", deliveryAddress: "", verifiedOn: "", note: "" },
  titleOf: ({ name }) => name,
};
