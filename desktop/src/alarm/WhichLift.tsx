import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import type { UnitRow } from "../directory/units";
import { call, withQuery, type Page } from "../shared/api";
import { Card } from "../shared/parts/Card";
import { TextField } from "../shared/parts/TextField";
import { RefusalNotice } from "../shared/refused";
import { useDeed } from "./AlarmPage";
import { words } from "./words";

const few = 5;
const enough = 2;

/** Nobody knows which lift calls: it is found by what the people inside can say. */
export function WhichLift({ alarm }: { alarm: string }) {
  const t = words.use();
  const deed = useDeed(alarm);
  const [typed, setTyped] = useState("");
  const asked = typed.trim();
  const found = useQuery({
    queryKey: ["units", "which-lift", asked],
    queryFn: () => call<Page<UnitRow>>("GET", withQuery("/api/units", { q: asked, limit: String(few) })),
    enabled: asked.length >= enough,
  }).data?.items;
  return (
    <Card title={t.whichLift} icon="search">
      <TextField label={t.findLift} value={typed} onChange={setTyped} />
      <ul className="lines">
        {asked.length >= enough &&
          found?.map((unit) => (
            <li key={unit.id} className="row">
              <span className="sp">
                <b>{unit.number}</b> {unit.name}, {unit.site.street}, {unit.site.city}
              </span>
              <Button className="btn s" isDisabled={deed.isPending} onPress={() => deed.mutate({ deed: "unit", body: { unit: unit.id } })}>
                {t.thisOne}
              </Button>
            </li>
          ))}
      </ul>
      <RefusalNotice of={deed.error} />
    </Card>
  );
}
