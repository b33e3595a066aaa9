import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { ActionButton, useActions, type Action } from "../shared/actions";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import type { UnitCard } from "./types";
import { UnitLines } from "./UnitLines";
import { UnitSearch } from "./UnitSearch";
import { words } from "./words";

interface Searching {
  editable: boolean;
  search: (on: boolean) => void;
}

const changeUnit: Action<Searching> = {
  id: "contact.change-unit",
  label: () => words.now().changeUnit,
  shortcut: "U",
  hinted: false,
  possible: ({ editable }) => editable,
  run: ({ search }) => search(true),
};
const actions = [changeUnit] as const;

export interface PlaceChosen {
  unit: UnitCard | null;
  /** Alone when the lift is not known. */
  site: { id: string; name: string } | null;
  /** A unit is chosen, and what is known of it is on its way. */
  isComing: boolean;
}

interface UnitPanelProps extends Searching, PlaceChosen {
  isSearching: boolean;
  /** The units that the caller may mean, nearest first. */
  likely: readonly UnitCard[];
  /** @param late the focus has gone on meanwhile */
  choose: (unit: string, late: boolean) => void;
  chooseSite: (site: { id: string; name: string }, late: boolean) => void;
  goAhead: () => void;
  failure: unknown;
  /** What the agreement promises for the problem that is being written down. */
  promise?: ReactNode;
}

/** Which lift it is about: pushed with the caller, chosen from the caller's own, searched, or not known. */
export function UnitPanel({ unit, site, isComing, isSearching, likely, choose, chooseSite, goAhead, failure, promise, ...on }: UnitPanelProps) {
  const t = words.use();
  useActions(actions, on);
  const known = unit !== null || site !== null || isComing;
  const open = on.editable && (isSearching || !known);
  return (
    <Card title={t.unit} icon="lift" grow aside={known && !open && <ActionButton action={changeUnit} on={on} look="quiet" small>{t.change}</ActionButton>}>
      {open && (
        <>
          <UnitSearch likely={likely} here={unit?.site ?? null} choose={choose} chooseSite={chooseSite} goAhead={goAhead} focus={isSearching} />
          {known && (
            <Button className="btn s" onPress={() => on.search(false)}>
              {t.keepUnit}
            </Button>
          )}
        </>
      )}
      <RefusalNotice of={failure} />
      {!open && unit && <UnitLines unit={unit} promise={promise} />}
      {!open && !unit && site && (
        <>
          <div className="lead">{site.name}</div>
          <div>
            <Chip tone="high" icon="lift">
              {t.liftNotKnown}
            </Chip>
          </div>
          <p className="dense t2">{t.liftNotKnownHelp}</p>
          {promise}
        </>
      )}
      {!open && isComing && !unit && <Skeleton rows={6} />}
    </Card>
  );
}
