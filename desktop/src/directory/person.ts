import type { ContactPerson } from "./customers";
import type { Choice, Field, Values } from "./fields";
import { words as shared } from "../shared/words";
import type { Words } from "./thing";

export const personFields = (t: Words, languages: readonly Choice[]): readonly Field[] => [
  { as: "text", name: "name", label: t.name, needed: true },
  { as: "text", name: "role", label: t.role, hint: t.roleHint },
  { as: "lines", name: "phones", label: t.phones, add: t.addPhone, remove: t.removePhone, hint: t.phoneHint },
  { as: "choice", name: "language", label: t.language, choices: languages, needed: true },
  { as: "switch", name: "hearsBadly", label: t.hearsBadly, yes: shared.now().yes, no: shared.now().no },
];

export const personValues = ({ name, role, phones, language, hearsBadly }: ContactPerson): Values => ({ name, role, phones, language, hearsBadly });

export const nobody: Values = { name: "", role: "", phones: [""], language: "", hearsBadly: false };
