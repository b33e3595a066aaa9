import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useActions, type Action, ActionButton } from "../shared/actions";
import { zoneName } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { RefusalNotice } from "../shared/refused";
import { count, fill } from "../shared/wording";
import { words as shared } from "../shared/words";
import { chooseUnit } from "./desk";
import type { Agreement, ContactCard, UnitCard } from "./types";
import { UnitSearch } from "./UnitSearch";
import { words } from "./words";

const changeUnit: Action<{ search: () => void }> = {
  id: "contact.change-unit",
  label: () => words.now().changeUnit,
  shortcut: "U",
  run: ({ search }) => search(),
};
const actions = [changeUnit] as const;

/** Which lift it is about: pushed with the caller, chosen from the caller's own, or searched. */
export function UnitPanel({ contact }: { contact: ContactCard }) {
  const t = words.use();
  const [searching, setSearching] = useState(false);
  const on = { search: () => setSearching(true) };
  useActions(actions, on);
  const choose = useMutation({
    mutationFn: (unit: string) => chooseUnit(contact.id, unit),
    onSuccess: () => setSearching(false),
  });
  const { unit, caller } = contact;
  return (
    <Card title={t.unit} icon="lift" grow aside={unit && !searching && <ActionButton action={changeUnit} on={on} look="quiet" small>{t.change}</ActionButton>}>
      {(searching || !unit) && (
        <>
          {caller.units.length > 0 && (
            <ul className="choices" aria-label={t.unitsOfCaller}>
              {caller.units.map((each) => (
                <li key={each.id}>
                  <Button className="choice" aria-busy={choose.isPending} onPress={() => choose.isPending || choose.mutate(each.id)}>
                    <b>{each.name}</b>
                    <span className="meta">{[each.number, each.site.city].join(" · ")}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <UnitSearch onChoose={(id) => choose.mutate(id)} focus={searching || caller.units.length === 0} />
          <RefusalNotice of={choose.error} />
          {searching && unit && (
            <Button className="btn s" onPress={() => setSearching(false)}>
              {t.keepUnit}
            </Button>
          )}
        </>
      )}
      {unit && !searching && <UnitLines unit={unit} />}
    </Card>
  );
}

export function UnitLines({ unit }: { unit: UnitCard }) {
  const t = words.use();
  const { site } = unit;
  const kind = (shared.use().unitKinds as Record<string, string>)[unit.kind] ?? unit.kind;
  const size = [
    unit.capacityKg && fill(t.kg, { n: unit.capacityKg }),
    unit.floors && count(t.floors, unit.floors),
  ].filter(Boolean);
  return (
    <>
      <div>
        <div className="lead">{unit.name}</div>
        <div className="dense t2">{[unit.name.startsWith(site.street) ? "" : site.street, `${site.postcode} ${site.city}`, unit.number].filter(Boolean).join(" · ")}</div>
      </div>
      <dl className="dl">
        <dt>{t.type}</dt>
        <dd>{[kind, ...size].join(", ")}</dd>
        {(unit.maker ?? unit.model) && (
          <>
            <dt>{t.make}</dt>
            <dd>{[unit.maker, unit.model, unit.year].filter(Boolean).join(", ")}</dd>
          </>
        )}
        {site.access && (
          <>
            <dt>{t.access}</dt>
            <dd>{site.access}</dd>
          </>
        )}
        <dt>{t.zone}</dt>
        <dd>{zoneName(site.zone)}</dd>
      </dl>
      <hr />
      <AgreementLines agreement={unit.agreement} />
      {unit.sisters.length > 0 && (
        <>
          <hr />
          <div className="lbl">{t.sisters}</div>
          <ul className="col dense sisters">
            {unit.sisters.map((sister) => (
              <li key={sister.id} className="row">
                <Icon name="lift" />
                <span className="sp">{sister.name}</span>
                <span className="t2">{sister.number}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function AgreementLines({ agreement }: { agreement: Agreement | null }) {
  const t = words.use();
  return (
    <>
      <div className="row">
        <h3 className="sp">{t.agreement}</h3>
        {agreement ? (
          <Chip tone="ok" icon="check">
            {t.valid}
          </Chip>
        ) : (
          <Chip tone="high" icon="warning">
            {t.noAgreement}
          </Chip>
        )}
      </div>
      {agreement && (
        <dl className="dl">
          <dt>{t.plan}</dt>
          <dd>{[agreement.plan, agreement.hours].filter(Boolean).join(", ")}</dd>
          <dt>{t.trapped}</dt>
          <dd>{within(agreement.entrapmentMinutes, t)}</dd>
          <dt>{t.urgent}</dt>
          <dd>{within(agreement.urgentMinutes, t)}</dd>
          <dt>{t.normal}</dt>
          <dd>{within(agreement.normalHours * 60, t)}</dd>
        </dl>
      )}
    </>
  );
}

/** Whole hours from two hours on, minutes below. */
function within(minutes: number, t: { minutes: string; hours: string }): string {
  return minutes >= 120 && minutes % 60 === 0 ? fill(t.hours, { n: minutes / 60 }) : fill(t.minutes, { n: minutes });
}
