import { useState } from "react";
import { Button } from "react-aria-components";
import { withQuery } from "../../shared/api";
import { Card } from "../../shared/parts/Card";
import { language } from "../../shared/preferences";
import { sayCode } from "../../shared/refused";
import { count, fill } from "../../shared/wording";
import { imports as words } from "../words/imports";
import { isMoving, outcomes, type Outcome, type Sight } from "./imports";
import "./imports.css";

/** How many rows come to what, the first of each, and the refused ones to take home. */
export function Findings({ of: sight }: { of: Sight }) {
  const t = words.use();
  const { sheet, firstRows } = sight;
  const [asked, ask] = useState<Outcome | null>(null);
  const shown = asked ?? (sheet.refused > 0 ? "refused" : (outcomes.find((each) => sheet[each] > 0) ?? "added"));
  const few = firstRows.filter(({ outcome }) => outcome === shown);
  const title = isMoving(sheet) ? t.sofar : sheet.state === "done" || sheet.state === "stopped" ? t.happened : t.findings;
  return (
    <Card
      title={title}
      icon="circledCheck"
      aside={
        sheet.refused > 0 &&
        sheet.isKept &&
        !isMoving(sheet) && (
          <a className="btn s" href={withQuery(`/api/imports/${sheet.id}/refused`, { language: language.now() })} download>
            {t.refusedRows}
          </a>
        )
      }
    >
      <div className="row wrap" role="group" aria-label={t.outcome}>
        {outcomes.map((each) => (
          <Button key={each} className={`btn ${shown === each ? "on" : ""}`} aria-pressed={shown === each} onPress={() => ask(each)}>
            {t[each]} <b className="num">{sheet[each].toLocaleString(language.now())}</b>
          </Button>
        ))}
      </div>
      {sheet.refused > 0 && !isMoving(sheet) && <p className="t2 dense">{t.refusedHelp}</p>}
      {few.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t.firstOf}>
          <table>
            <caption className="unseen">{t.firstOf}</caption>
            <thead>
              <tr>
                <th scope="col" className="r">
                  {t.row}
                </th>
                <th scope="col">{t.cells}</th>
                {(shown === "refused" || shown === "changed") && <th scope="col">{t.why}</th>}
              </tr>
            </thead>
            <tbody>
              {few.map(({ row, cells, fields, reasons }) => (
                <tr key={row}>
                  <td className="r">{row}</td>
                  <td>{cells.filter(Boolean).join(" · ")}</td>
                  {shown === "changed" && <td>{fill(t.differs, { fields: fields.map(headOf(sight)).join(", ") })}</td>}
                  {shown === "refused" && (
                    <td>
                      {reasons.map((reason, at) => (
                        <div key={at}>{[reason.field && headOf(sight)(reason.field), sayCode(reason)].filter(Boolean).join(": ")}</div>
                      ))}
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {few.length === 0 && sheet[shown] > 0 && <p className="t2">{count(t.rows, sheet[shown])}</p>}
    </Card>
  );
}

const headOf =
  ({ columns }: Sight) =>
  (field: string): string =>
    columns.find((column) => column.field === field)?.head ?? field;
