import { date, locale, phone } from "../shared/format";
import { isNamed, type Field, type Value } from "./fields";
import { hoursSaid } from "./hours";
import { words } from "./words";

/** A value as people read it; empty for nothing. */
export function shown(field: Field, value: Value | undefined): string {
  if (value === null || value === undefined || value === "") return "";
  if (isNamed(value)) return value.name;
  switch (field.as) {
    case "text":
      return field.type === "tel" ? phone(String(value)) : String(value);
    case "date":
      return date(String(value));
    case "hours":
      return hoursSaid(String(value), words.now(), locale());
    case "number":
      return [value, field.unit].filter(Boolean).join(" ");
    case "choice":
      return field.choices.find((choice) => choice.value === value)?.label ?? String(value);
    case "switch":
      return value ? field.yes : field.no;
    case "lines":
      return Array.isArray(value) ? value.map((line) => (field.type === "tel" ? phone(String(line)) : String(line))).join(", ") : "";
    case "thing":
      return "";
  }
}
