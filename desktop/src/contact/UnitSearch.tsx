import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { Button } from "react-aria-components";
import { call, withQuery, type Page } from "../shared/api";
import { Icon } from "../shared/icons";
import { RefusalNotice } from "../shared/refused";
import { words as shared } from "../shared/words";
import { words } from "./words";

interface FoundUnit {
  id: string;
  number: string;
  name: string;
  site: { street?: string; city?: string } | string;
}

/** By number, street or name; the best eight. */
export function UnitSearch({ onChoose, focus }: { onChoose: (unit: string) => void; focus: boolean }) {
  const t = words.use();
  const [text, setText] = useState("");
  const q = useDeferredValue(text.trim());
  const found = useQuery({
    queryKey: ["units", "search", q],
    queryFn: ({ signal }) => call<Page<FoundUnit>>("GET", withQuery("/api/units", { q, limit: 8 }), undefined, signal),
    enabled: q.length >= 2,
  });
  return (
    <>
      <label className="inp">
        <Icon name="search" />
        <input type="search" aria-label={t.findUnit} placeholder={t.findUnit} value={text} onChange={(event) => setText(event.target.value)} autoFocus={focus} />
      </label>
      <RefusalNotice of={found.error} />
      <ul className="choices" aria-label={t.unitsFound}>
        {found.data?.items.map((unit) => (
          <li key={unit.id}>
            <Button className="choice" onPress={() => onChoose(unit.id)}>
              <b>{unit.name}</b>
              <span className="meta">{[unit.number, typeof unit.site === "object" ? unit.site.city : null].filter(Boolean).join(" · ")}</span>
            </Button>
          </li>
        ))}
      </ul>
      {found.data?.items.length === 0 && <p className="dense t2">{shared.now().nothingFound}</p>}
    </>
  );
}
