import { Card } from "../shared/parts/Card";
import { RefusalNotice } from "../shared/refused";
import { useDeed } from "./AlarmPage";
import { UnitFinder } from "./UnitFinder";
import { words } from "./words";

/** Nobody knows which lift calls. */
export function WhichLift({ alarm }: { alarm: string }) {
  const t = words.use();
  const deed = useDeed(alarm);
  return (
    <Card title={t.whichLift} icon="search">
      <UnitFinder busy={deed.isPending} choose={(unit) => deed.mutate({ deed: "unit", body: { unit } })} />
      <RefusalNotice of={deed.error} />
    </Card>
  );
}
