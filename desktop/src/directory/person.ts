import type { ContactPerson } from "./customers";
import { choicesOf, type Choice, type Field, type Values } from "./fields";
import { words as shared } from "../shared/words";
import type { Words } from "./thing";

export const personFields = (t: Words, languages: readonly Choice[]): readonly Field[] => [
  { as: "text", name: "name", label: t.name, needed: true },
  { as: "text", name: "role", label: t.role, hint: t.roleHint },
  { as: "lines", type: "tel", name: "phones", label: t.phones, add: t.addPhone, remove: t.removePhone, hint: t.phoneHint },
  { as: "lines", type: "email", name: "emails", label: t.emails, add: t.addEmail, remove: t.removeEmail },
  { as: "choice", name: "language", label: t.language, choices: languages, needed: true },
  { as: "switch", name: "hearsBadly", label: t.hearsBadly, yes: shared.now().yes, no: shared.now().no },
  { as: "choice", name: "prefers", label: t.prefers, choices: choicesOf(t.channels), needed: true },
  { as: "date", name: "verifiedOn", label: t.verifiedOn, hint: t.verifiedOnHint },
];

export const personValues = ({ id: _, customer: __, leavesOn: ___, version: ____, verifiedBy: _____, checkedBy: ______, ...values }: ContactPerson): Values => ({ ...values, verifiedOn: values.verifiedOn ?? "" });

export const nobody: Values = { name: "", role: "", phones: [""], emails: [], language: "", hearsBadly: false, prefers: "call", verifiedOn: "" };
