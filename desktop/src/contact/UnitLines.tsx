import type { ReactNode } from "react";
import { zoneName } from "../shared/format";
import { Icon } from "../shared/icons";
import { Chip } from "../shared/parts/Chip";
import { RepeatNote } from "../shared/parts/RepeatNote";
import { useRepeat } from "../shared/repeat";
import { count, fill } from "../shared/wording";
import { words as shared } from "../shared/words";
import type { Agreement, UnitCard } from "./types";
import { words } from "./words";

/** One unit as a call shows it: where, what, how to get in, what was promised, what stands beside it. */
export function UnitLines({ unit, promise }: { unit: UnitCard; promise?: ReactNode }) {
  const t = words.use();
  const { site } = unit;
  const repeat = useRepeat(unit.id, unit.repeat);
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
      <RepeatNote of={repeat} zone={site.zone} />
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
      {promise}
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
