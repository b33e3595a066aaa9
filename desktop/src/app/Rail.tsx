import { Link, useLocation } from "wouter";
import { Icon } from "../shared/icons";
import { language } from "../shared/preferences";
import type { Screen } from "../shared/screen";
import { useStore } from "../shared/store";
import { words } from "./words";

export function Rail({ screens }: { screens: readonly Screen[] }) {
  const t = words.use();
  useStore(language);
  const [here] = useLocation();
  return (
    <nav className="rail" aria-label={t.main}>
      {screens.map(
        ({ path, rail, label }) =>
          rail && (
            <Link
              key={path}
              href={path}
              aria-current={here === path || here.startsWith(`${path}/`) ? "page" : undefined}
              aria-keyshortcuts={`G ${rail.letter}`}
            >
              <Icon name={rail.icon} size="l" />
              {rail.useCount && <Waiting useCount={rail.useCount} />}
              <span>{label()}</span>
            </Link>
          ),
      )}
    </nav>
  );
}

type RailCount = NonNullable<NonNullable<Screen["rail"]>["useCount"]>;

/** How many wait behind a place of the rail. */
function Waiting({ useCount }: { useCount: RailCount }) {
  const count = useCount();
  return (
    count && (
      <span className="n">
        <span aria-hidden="true">{count.n}</span>
        <span className="unseen">{count.said}</span>
      </span>
    )
  );
}
