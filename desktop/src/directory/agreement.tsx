import { date, locale } from "../shared/format";
import { priceSaid } from "../shared/price";
import { fill } from "../shared/wording";
import { agreementForm, levelName, levels, type Agreement, type Clause } from "./agreements";
import { hoursSaid } from "./hours";
import type { Thing, Words } from "./thing";

/** What was agreed: who, for how long, and a table of levels that says who comes when and who pays. */
export const agreements: Thing<Agreement> = { ...agreementForm, facts: (agreement, t) => <AgreementFacts of={agreement} t={t} /> };

function AgreementFacts({ of, t }: { of: Agreement; t: Words }) {
  const facts: [string, string][] = [
    [t.customer, of.customer.name],
    [t.plan, of.plan],
    [t.validFrom, date(of.validFrom)],
    [t.validTo, of.validTo ? date(of.validTo) : t.noEnd],
    [t.calendar, of.calendar?.name ?? t.calendarOfCountry],
  ];
  return (
    <div className="col">
      <dl className="dl facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {levels.map((level) => (
        <section key={level} className="level" aria-label={levelName(level)}>
          <h3>{levelName(level)}</h3>
          <dl className="dl facts">
            {clauseFacts(of[level], of.currency, t).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function clauseFacts(clause: Clause, currency: string | null, t: Words): [string, string][] {
  const price = (of: Clause["inside"]) => (of.charged ? priceSaid({ ...of, currency }) || t.chargedUnknown : t.included);
  return [
    [t.hoursCovered, hoursSaid(clause.hours, t, locale())],
    [t.onSiteWithin, clause.minutes === null ? t.noTimePromised : timeSaid(clause.minutes, t)],
    [t.clock, fill(t.clockRuns, { from: t.starts[clause.starts], to: t.stops[clause.stops] })],
    [t.insideHours, price(clause.inside)],
    ...(clause.hours === "24/7" ? [] : [[t.outsideHours, price(clause.outside)] as [string, string]]),
  ];
}

/** Whole hours from two hours on, minutes below. */
export const timeSaid = (minutes: number, t: { inMinutes: string; inHours: string }): string =>
  minutes >= 120 && minutes % 60 === 0 ? fill(t.inHours, { n: minutes / 60 }) : fill(t.inMinutes, { n: minutes });
