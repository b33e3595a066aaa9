import { Link } from "wouter";
import { withQuery } from "../shared/api";
import { number, percent } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { shareOf, type AreaDay } from "./figures";
import { words } from "./words";

/** What the day before was like in each area, and how it stood when the morning began; a share leads to its orders. */
export function MorningAreas({ rows, day }: { rows: readonly AreaDay[]; day: string }) {
  const t = words.use();
  const before = dayBefore(day);
  const share = (count: number, of: number) => {
    const known = shareOf({ count, of });
    return known === null ? t.noData : `${percent(Math.round(known))} (${number(count)} / ${number(of)})`;
  };
  return (
    <Card title={t.byArea} icon="bars">
      <p className="meta">{t.byAreaHow}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={t.byArea}>
        <table>
          <caption className="unseen">{t.byArea}</caption>
          <thead>
            <tr>
              <th scope="col">{t.area}</th>
              {[t.names.undispatched, t.stillOpen, t.names.unreached, t.open, t.missing, t.onHold].map((title) => (
                <th key={title} scope="col" className="n">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const figures = { from: before, to: before, area: row.area };
              return (
                <tr key={row.area}>
                  <th scope="row">{row.area}</th>
                  <td className="n nw">
                    <Link className="drill" href={withQuery("/reports/dispatch", { ...figures, figure: "undispatched" })}>
                      {share(row.undispatched, row.undispatchedOf)}
                    </Link>
                  </td>
                  <td className="n nw">{share(row.stillOpen, row.raised)}</td>
                  <td className="n">
                    <Link className="drill" href={withQuery("/reports/dispatch", { ...figures, figure: "unreached" })}>
                      {number(row.unreached)}
                    </Link>
                  </td>
                  <td className="n">{number(row.open)}</td>
                  <td className={row.missing > 0 ? "n high" : "n"}>{number(row.missing)}</td>
                  <td className="n">{number(row.onHold)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** Of a day such as `2026-11-14`. */
export function dayBefore(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - 1);
  return at.toISOString().slice(0, 10);
}
