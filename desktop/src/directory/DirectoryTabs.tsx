import { Link } from "wouter";
import { Icon } from "../shared/icons";
import { Tabs } from "../shared/parts/Tabs";
import { useMe } from "../shared/session";
import { useStore } from "../shared/store";
import { words as shared } from "../shared/words";
import { useMayMove } from "./imports/imports";
import { unsaved } from "./unsaved";
import { words } from "./words";

/** The lists of the directory, what comes into them by the thousand, and the way back to what somebody typed and has not saved. */
export function DirectoryTabs() {
  const t = words.use();
  const titles = shared.use().screens;
  const me = useMe();
  const mayMove = useMayMove();
  const mine = useStore(unsaved).filter(({ user, path }) => user === me.id && path.split("#")[0] !== location.pathname);
  return (
    <div className="row wrap">
      {mine.map(({ path, title }) => (
        <Link key={path} className="chip high" href={path}>
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
          ...(mayMove ? [{ path: "/imports", label: titles.imports }] : []),
        ]}
      />
    </div>
  );
}
