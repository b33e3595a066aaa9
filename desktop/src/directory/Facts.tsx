import type { Field, Values } from "./fields";
import { shown } from "./shown";

/** What is filled in, to read. What is empty is left out. */
export function Facts({ fields, values }: { fields: readonly Field[]; values: Values }) {
  return (
    <dl className="dl facts">
      {fields.map((field) => {
        const value = shown(field, values[field.name]);
        return (
          value && (
            <div key={field.name}>
              <dt>{field.label}</dt>
              <dd>{value}</dd>
            </div>
          )
        );
      })}
    </dl>
  );
}
