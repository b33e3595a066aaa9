import { Fragment } from "react";
import type { Field, Values } from "./fields";
import { shown } from "./shown";

/** What is filled in, to read, under the heading of its group. What is empty is left out. */
export function Facts({ fields, values }: { fields: readonly Field[]; values: Values }) {
  const filled = fields.filter((field) => shown(field, values[field.name]) !== "");
  return (
    <>
      {[...new Set(filled.map(({ group }) => group))].map((group) => (
        <Fragment key={group ?? ""}>
          {group && <h3>{group}</h3>}
          <dl className="dl facts">
            {filled
              .filter((field) => field.group === group)
              .map((field) => (
                <div key={field.name}>
                  <dt>{field.label}</dt>
                  <dd>{shown(field, values[field.name])}</dd>
                </div>
              ))}
          </dl>
        </Fragment>
      ))}
    </>
  );
}
