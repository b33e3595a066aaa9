import { Redirect } from "wouter";
import { useMe } from "../shared/session";
import { sections } from "./sections";
import type { Role } from "../shared/roles";

/** `/admin` is the first section that this person may open. */
export default function AdminStart() {
  const { roles } = useMe();
  const first = sections.find((section) => section.roles.some((role: Role) => roles.includes(role)));
  return first ? <Redirect to={first.path} replace /> : null;
}
