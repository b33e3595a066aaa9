import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { units } from "../../directory/units";
import { phone } from "../../shared/format";
import { Card } from "../../shared/parts/Card";
import { words as shared } from "../../shared/words";
import { guideWords } from "../words/guide";

/** Where the car stands and how to get in: as much as is on record. */
export function LiftCard({ unit: id }: { unit: string }) {
  const t = guideWords.use();
  const s = shared.use();
  const unit = useQuery({ queryKey: [units.topic, id], queryFn: () => units.load(id) }).data;
  if (!unit) return null;
  const facts: [string, string][] = [
    [t.mustKnow, unit.warning],
    [t.wayIn, unit.site.access],
    [t.hours, unit.site.openingHours],
    [t.kind, s.unitKinds[unit.kind as keyof typeof s.unitKinds] ?? unit.kind],
    [t.floors, unit.floors === null ? "" : String(unit.floors)],
    [t.rescue, unit.site.rescuePhone && phone(unit.site.rescuePhone)],
    [t.beside, unit.sisters.map(({ number }) => number).join(", ")],
  ];
  return (
    <Card title={`${unit.name}, ${unit.site.street}`} icon="lift" aside={<Link href={`/units/${unit.id}`}>{unit.number}</Link>}>
      <dl className="dl">
        {facts
          .filter(([, fact]) => fact !== "")
          .map(([name, fact]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{fact}</dd>
            </div>
          ))}
        {unit.site.hasKeyCode && (
          <div>
            <dt>{t.keyCode}</dt>
            <dd>
              <Link href={`/sites/${unit.site.id}`}>{t.lookAtKey}</Link>
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}
