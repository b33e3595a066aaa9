import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { allNeighbours, setNeighbours } from "../../ladder/ladder";
import { words } from "../../ladder/words";
import { Icon } from "../../shared/icons";
import { Card } from "../../shared/parts/Card";
import { Select } from "../../shared/parts/Select";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { One } from "../One";

/** Which areas help each other out, in the order of asking. */
export function NeighboursCard({ areas }: { areas: readonly string[] }) {
  const t = words.use();
  const neighbours = useQuery(allNeighbours);
  return (
    <Card title={t.neighbours} icon="house">
      <p className="t2 dense">{t.neighboursLead}</p>
      <One of={neighbours}>
        {({ items }) => (
          <ul className="lines">
            {areas.map((area) => (
              <Area key={area} area={area} areas={areas} helpers={items.find((each) => each.area === area)?.neighbours ?? []} />
            ))}
          </ul>
        )}
      </One>
    </Card>
  );
}

function Area({ area, areas, helpers }: { area: string; areas: readonly string[]; helpers: readonly string[] }) {
  const t = words.use();
  const cache = useQueryClient();
  const change = useMutation({
    mutationFn: (next: string[]) => setNeighbours(area, next),
    onSuccess: async (all) => {
      cache.setQueryData(allNeighbours.queryKey, all);
      await cache.invalidateQueries({ queryKey: ["ladders"] });
    },
  });
  const left = areas.filter((each) => each !== area && !helpers.includes(each));
  return (
    <li className="row wrap">
      <span>{fill(t.neighboursOf, { area })}</span>
      {helpers.length === 0 && <span className="t2">{t.noHelp}</span>}
      {helpers.map((helper) => (
        <span key={helper} className="chip">
          {helper}
          <Button className="btn s quiet" aria-label={fill(t.without, { area, name: helper })} onPress={() => change.mutate(helpers.filter((each) => each !== helper))}>
            <Icon name="cross" />
          </Button>
        </span>
      ))}
      <span className="sp" />
      {left.length > 0 && helpers.length < 9 && (
        <Select label={t.helpedBy} value="" empty="" choices={left.map((value) => ({ value, label: value }))} onChange={(helper) => helper && change.mutate([...helpers, helper])} />
      )}
      <RefusalNotice of={change.error} />
    </li>
  );
}
