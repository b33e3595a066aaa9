import { useMutation } from "@tanstack/react-query";
import { Card } from "../../shared/parts/Card";
import { Notice } from "../../shared/parts/Notice";
import { Select } from "../../shared/parts/Select";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { imports as words } from "../words/imports";
import { encodings, match, separators, type Sight } from "./imports";
import "./imports.css";

interface ColumnsProps {
  of: Sight;
  chosen: (string | null)[] | null;
  choose: (fields: (string | null)[] | null) => void;
  mayMove: boolean;
  again: () => Promise<unknown>;
}

/** Which column of the file is which of ours. A column of ours can be only one of the file's: choosing it takes it away there. */
export function Columns({ of: { sheet, head, rows, columns }, chosen, choose, mayMove, again }: ColumnsProps) {
  const t = words.use();
  const fields = head.map((_, at) => (chosen ?? sheet.mapping)[at] ?? null);
  const read = useMutation({
    mutationFn: (how: { encoding?: string; separator?: string }) =>
      match(sheet.id, { encoding: sheet.encoding, separator: sheet.separator, ...how, fields: null, version: sheet.version }),
    onSuccess: again,
  });
  const set = (at: number, field: string) =>
    choose(fields.map((other, where) => (where === at ? field || null : other === field ? null : other)));
  const lacking = (which: "isKey" | "isNeeded") =>
    columns
      .filter((column) => column[which] && !fields.includes(column.field))
      .map(({ head }) => head)
      .join(", ");
  const lacksKey = lacking("isKey");
  const lacksNeeded = lacking("isNeeded");
  return (
    <Card title={t.columns} icon="list">
      <p className="t2 dense">{t.columnsHelp}</p>
      {sheet.kind === "agreement" && <p className="t2 dense">{t.pricesHelp}</p>}
      <div className="fields">
        <Select
          label={t.encoding}
          hint={t.encodingHint}
          value={sheet.encoding ?? ""}
          {...(sheet.encoding ? {} : { empty: t.choose })}
          isDisabled={!mayMove}
          choices={encodings.map((value) => ({ value, label: value }))}
          onChange={(encoding: string) => read.mutate({ encoding })}
        />
        <Select
          label={t.separator}
          value={sheet.separator}
          isDisabled={!mayMove}
          choices={separators.map((value) => ({ value, label: t.separators[value] }))}
          onChange={(separator: string) => read.mutate({ separator })}
        />
      </div>
      <RefusalNotice of={read.error} />
      {head.length > 0 && lacksKey && <Notice tone="high">{fill(t.lacksKey, { columns: lacksKey })}</Notice>}
      {head.length > 0 && !lacksKey && lacksNeeded && <Notice>{fill(t.lacksNeeded, { columns: lacksNeeded })}</Notice>}
      {head.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t.columns}>
          <table>
            <caption className="unseen">{t.columns}</caption>
            <thead>
              <tr>
                <th scope="col">{t.inFile}</th>
                <th scope="col">{t.isOurs}</th>
                <th scope="col">{t.example}</th>
              </tr>
            </thead>
            <tbody>
              {head.map((name, at) => (
                <tr key={at}>
                  <th scope="row">{name || at + 1}</th>
                  <td>
                    <select
                      className="inp"
                      aria-label={fill(t.columnIs, { column: name || String(at + 1) })}
                      value={fields[at] ?? ""}
                      disabled={!mayMove}
                      onChange={(event) => set(at, event.target.value)}
                    >
                      <option value="">{t.leftOut}</option>
                      {columns.map((column) => (
                        <option key={column.field} value={column.field}>
                          {column.isKey ? `${column.head} (${t.key})` : column.head}
                        </option>
                      ))}
                    </select>
                  </td>
                  <td className="t2 ell">
                    {rows
                      .map((row) => row[at] ?? "")
                      .filter(Boolean)
                      .slice(0, 3)
                      .join(" · ")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
