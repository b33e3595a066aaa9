import { Link } from "wouter";
import { CallTable } from "../contacts/CallTable";
import { ends } from "../contacts/columns";
import { words as callWords } from "../contacts/words";
import { UnitAlarm } from "../devices/UnitAlarm";
import { OrderHistory } from "../orders/OrderHistory";
import { phone, zoneName } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { EmptyState } from "../shared/parts/EmptyState";
import { Notice } from "../shared/parts/Notice";
import { fill } from "../shared/wording";
import { words as shared } from "../shared/words";
import { EquipmentCard } from "./EquipmentCard";
import { PlannedCard } from "./PlannedCard";
import { ThingPage } from "./ThingPage";
import { units, type Unit } from "./units";
import { words } from "./words";

export default function UnitPage({ params }: { params: Record<string, string> }) {
  const t = words.use();
  return (
    <ThingPage
      thing={units}
      id={params["id"] ?? ""}
      what={shared.use().screens.unit}
      newTitle={({ newUnit }) => newUnit}
      lead={({ site }) => `${site.street}, ${site.postcode} ${site.city}`}
    >
      {(unit) => (
        <>
          <OrderHistory unit={unit.id} />
          <UnitAlarm unit={unit.id} />
          <Standing unit={unit} />
          <PlannedCard of="units" id={unit.id} />
          <EquipmentCard unit={unit} />
          <Card title={t.callsAbout} icon="phone" className="related">
            <CallTable
              caption={fill(t.listOf, { what: t.callsAbout })}
              path="/api/contacts"
              query={{ unit: unit.id }}
              beside
              last={ends(callWords.now())}
              empty={
                <EmptyState icon="phone" title={t.noCallsAbout}>
                  {t.noCallsAboutHelp}
                </EmptyState>
              }
            />
          </Card>
        </>
      )}
    </ThingPage>
  );
}

/** Where it stands, what was promised for it, and what stands beside it. */
function Standing({ unit }: { unit: Unit }) {
  const t = words.use();
  const titles = shared.use().screens;
  const { site, under, agreement, sisters } = unit;
  return (
    <Card title={titles.site} icon="house">
      <div className="row wrap">
        <Link href={`/sites/${site.id}`}>{site.name}</Link>
        <span className="meta">{zoneName(site.zone)}</span>
      </div>
      {site.access && <p className="said">{site.access}</p>}
      {(site.openingHours || site.rescuePhone) && (
        <dl className="dl">
          {site.openingHours && (
            <div>
              <dt>{t.openingHours}</dt>
              <dd>{site.openingHours}</dd>
            </div>
          )}
          {site.rescuePhone && (
            <div>
              <dt>{t.rescuePhone}</dt>
              <dd className="nw">{phone(site.rescuePhone)}</dd>
            </div>
          )}
        </dl>
      )}
      <hr />
      {under ? (
        <div className="row wrap">
          <Icon name="paper" />
          <Link href={`/agreements/${under.id}`}>
            {under.number} {under.plan}
          </Link>
        </div>
      ) : (
        <Notice tone="high">{t.noAgreement}</Notice>
      )}
      {under && !agreement && <Notice tone="high">{t.agreementNotValid}</Notice>}
      {sisters.length > 0 && (
        <>
          <hr />
          <h3>{t.sisters}</h3>
          <ul className="col dense">
            {sisters.map(({ id, number, name }) => (
              <li key={id} className="row">
                <Icon name="lift" />
                <Link href={`/units/${id}`}>
                  {number} {name}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
