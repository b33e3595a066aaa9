import { Link } from "wouter";
import { useUnsavedForms } from "../shared/edit/unsaved";
import { Icon } from "../shared/icons";
import { Tabs } from "../shared/parts/Tabs";
import { words as shared } from "../shared/words";
import { useMayMove } from "./imports/imports";
import { useMayEdit } from "./mayEdit";
import { words } from "./words";

/** The lists of the directory, what comes into them by the thousand, and the way back to what somebody typed and has not saved. */
export function DirectoryTabs() {
  const t = words.use();
  const titles = shared.use().screens;
  const mayMove = useMayMove();
  const mayEdit = useMayEdit();
  const elsewhere = useUnsavedForms().filter(({ place }) => place.split("#")[0] !== location.pathname);
  return (
    <div className="row wrap">
      {elsewhere.map(({ place, title }) => (
        <Link key={place} className="chip high" href={place}>
          <Icon name="pencil" />
          {t.notSavedShort} {title}
        </Link>
      ))}
      <Tabs
        label={t.directory}
        tabs={[
          { path: "/customers", label: titles.customers },
          { path: "/sites", label: titles.sites },
          { path: "/units", label: titles.units },
          { path: "/agreements", label: titles.agreements },
          ...(mayEdit ? [{ path: "/duplicates", label: titles.duplicates }] : []),
          ...(mayMove ? [{ path: "/imports", label: titles.imports }] : []),
        ]}
      />
    </div>
  );
}
