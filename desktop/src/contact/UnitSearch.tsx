import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Button } from "react-aria-components";
import { meant } from "../shared/finder";
import { SearchBox } from "../shared/parts/SearchBox";
import { RefusalNotice } from "../shared/refused";
import type { UnitCard } from "./types";
import { words } from "./words";

/** A unit, or a site whose lift is not known. */
interface Found {
  id: string;
  name: string;
  detail: string;
}

interface SiteName {
  id: string;
  name: string;
}

interface UnitSearchProps {
  likely: readonly UnitCard[];
  /** Where the unit stands that was chosen before. */
  here: SiteName | null;
  /** @param late the focus has gone on meanwhile */
  choose: (unit: string, late: boolean) => void;
  chooseSite: (site: SiteName, late: boolean) => void;
  /** The place is on its way. */
  goAhead: () => void;
  focus: boolean;
}

/** By number, street or name: the caller's own first, then the best eight of all. Without a lift, the address alone. */
export function UnitSearch({ likely, here, choose, chooseSite, goAhead, focus }: UnitSearchProps) {
  const t = words.use();
  const [bySite, setBySite] = useState(false);
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const search = useQuery({
    queryKey: [bySite ? "sites" : "units", "search", q],
    queryFn: ({ signal }) => (bySite ? findSites(q, signal) : findUnits(q, signal)),
    enabled: q.length >= 2,
  });
  const own = bySite ? sitesOf(likely) : likely.map(asFound);
  const isOwn = q.length < 2;
  const found = isOwn ? own : (search.data ?? []);
  const take = ({ id, name }: Found, late = false) => (bySite ? chooseSite({ id, name }, late) : choose(id, late));
  return (
    <div className="col" data-step="place">
      <SearchBox<Found>
        label={bySite ? t.findSite : t.findUnit}
        text={text}
        onText={setText}
        found={isOwn ? [] : found}
        fresh={q === text.trim() && (isOwn || search.isSuccess)}
        id={({ id }) => id}
        take={take}
        goAhead={goAhead}
        autoFocus={focus}
        show={(each) => <PlaceLines of={each} />}
      />
      <RefusalNotice of={search.error} />
      {isOwn && own.length > 0 && (
        <ul className="choices" aria-label={t.unitsOfCaller}>
          {own.map((each) => (
            <li key={each.id}>
              <Button className="choice" onPress={() => take(each)}>
                <PlaceLines of={each} />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button className="btn s" aria-pressed={bySite} onPress={() => (here && !bySite ? chooseSite(here, false) : setBySite(!bySite))}>
          {t.liftNotKnown}
        </Button>
      </div>
    </div>
  );
}

function PlaceLines({ of }: { of: Found }) {
  return (
    <span className="two-lines">
      <b>{of.name}</b>
      <span className="meta">{of.detail}</span>
    </span>
  );
}

const asFound = ({ id, name, number, site }: Pick<UnitCard, "id" | "name" | "number"> & { site: { street: string; city: string } }): Found => ({
  id,
  name,
  detail: [number, name.startsWith(site.street) ? "" : site.street, site.city].filter(Boolean).join(" · "),
});

interface Site extends SiteName {
  street: string;
  city: string;
}

const siteFound = ({ id, name, street, city }: Site): Found => ({ id, name, detail: [name === street ? "" : street, city].filter(Boolean).join(", ") });

const sitesOf = (units: readonly UnitCard[]): Found[] => [...new Map(units.map(({ site }) => [site.id, siteFound(site)])).values()];

const findUnits = (q: string, signal: AbortSignal): Promise<readonly Found[]> =>
  meant(q, { kinds: "unit", limit: 8 }, signal).then((found) =>
    found.map(({ id, name, number, detail }): Found => ({ id, name, detail: [number, detail].filter(Boolean).join(" · ") })),
  );

const findSites = (q: string, signal: AbortSignal): Promise<readonly Found[]> => meant(q, { kinds: "site", limit: 8 }, signal);
