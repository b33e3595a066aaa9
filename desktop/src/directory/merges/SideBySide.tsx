import { fill } from "../../shared/wording";
import type { Field, Values } from "../fields";
import { shown } from "../shown";
import { merges as words } from "../words/merges";
import { isOfBoth, recordOf, type ComparedSide, type Comparison, type Which } from "./merges";

const sides: readonly Which[] = ["one", "other"];

interface SideBySideProps {
  comparison: Comparison;
  fields: readonly Field[];
  values: Readonly<Record<Which, Values>>;
  different: ReadonlySet<string>;
  survivor: Which;
  keep: (which: Which) => void;
  /** Whose value the survivor has. */
  valueFrom: (field: string) => Which;
  choose: (field: string, which: Which) => void;
  mayEdit: boolean;
}

/** The two in columns, a row for each field that either has. Where they differ one of the values is chosen. */
export function SideBySide({ comparison, fields, values, different, survivor, keep, valueFrom, choose, mayEdit }: SideBySideProps) {
  const t = words.use();
  const rows = fields.filter((field) => sides.some((side) => shown(field, values[side][field.name]) !== ""));
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t.same}>
      <table className="sides">
        <caption className="unseen">{t.same}</caption>
        <thead>
          <tr>
            <th scope="col">{t.field}</th>
            {sides.map((side) => (
              <th key={side} scope="col" className={side === survivor ? "on" : ""}>
                <label className="row">
                  <input type="radio" name="survivor" checked={side === survivor} disabled={!mayEdit} onChange={() => keep(side)} aria-label={fill(t.keep, { name: titleOf(comparison[side]) })} />
                  <span className="sp">
                    {recordOf(comparison[side]).name} <span className="meta">{comparison[side].customer?.number ?? comparison[side].of}</span>
                  </span>
                  {mayEdit && <kbd aria-hidden="true">{side === "one" ? "1" : "2"}</kbd>}
                </label>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((field) => (
            <tr key={field.name} className={different.has(field.name) ? "" : "alike"}>
              <th scope="row">{field.label}</th>
              {sides.map((side) => {
                const text = shown(field, values[side][field.name]) || t.empty;
                const both = isOfBoth(comparison.kind, field.name);
                return (
                  <td key={side} className={different.has(field.name) && (both || valueFrom(field.name) === side) ? "on" : ""}>
                    {!different.has(field.name) || both ? (
                      <span>
                        {text} {different.has(field.name) && side === survivor && <span className="meta">{t.bothKept}</span>}
                      </span>
                    ) : (
                      <label className="row">
                        <input
                          type="radio"
                          name={`value-${field.name}`}
                          checked={valueFrom(field.name) === side}
                          disabled={!mayEdit}
                          onChange={() => choose(field.name, side)}
                          aria-label={`${fill(t.valueOf, { field: field.label, name: titleOf(comparison[side]) })}: ${text}`}
                        />
                        <span>{text}</span>
                      </label>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const titleOf = (side: ComparedSide): string => [recordOf(side).name, side.customer?.number].filter(Boolean).join(" ");
