import { Redirect } from "wouter";
import { mayOpen } from "../shared/screen";
import { useMe } from "../shared/session";
import { sections } from "./sections";

/** `/admin` is the first section that this person may open. */
export default function AdminStart() {
  const me = useMe();
  const first = sections.find((section) => mayOpen(me, section));
  return first ? <Redirect to={first.path} replace /> : null;
}
