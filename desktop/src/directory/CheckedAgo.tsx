import { longAgo } from "../shared/format";
import { fill } from "../shared/wording";
import type { ContactPerson } from "./customers";
import { words } from "./words";

/** How old what we know of somebody is, and who asked last. */
export function CheckedAgo({ of: { verifiedOn, checkedBy } }: { of: ContactPerson }) {
  const t = words.use();
  if (!verifiedOn) return <span className="meta">{t.neverChecked}</span>;
  const ago = longAgo(verifiedOn);
  return <span className="meta">{checkedBy?.name ? fill(t.checkedAgoBy, { ago, name: checkedBy.name }) : fill(t.checkedAgo, { ago })}</span>;
}
