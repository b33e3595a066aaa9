import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import type { UnitRow } from "../directory/units";
import { call, withQuery, type Page } from "../shared/api";
import { TextField } from "../shared/parts/TextField";
import { words } from "./words";

const few = 5;
const enough = 2;

/** A lift is found by what people can say of it. */
export function UnitFinder({ choose, busy }: { choose: (unit: string) => void; busy: boolean }) {
  const t = words.use();
  const [typed, setTyped] = useState("");
  const asked = typed.trim();
  const found = useQuery({
    queryKey: ["units", "which-lift", asked],
    queryFn: () => call<Page<UnitRow>>("GET", withQuery("/api/units", { q: asked, limit: String(few) })),
    enabled: asked.length >= enough,
  }).data?.items;
  return (
    <>
      <TextField label={t.findLift} value={typed} onChange={setTyped} />
      <ul className="lines">
        {asked.length >= enough &&
          found?.map((unit) => (
            <li key={unit.id} className="row">
              <span className="sp">
                <b>{unit.number}</b> {unit.name}, {unit.site.street}, {unit.site.city}
              </span>
              <Button className="btn s" isDisabled={busy} onPress={() => choose(unit.id)}>
                {t.thisOne}
              </Button>
            </li>
          ))}
      </ul>
    </>
  );
}
