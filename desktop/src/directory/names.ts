/** How a thing of the directory is called where another one points at it: a site with its town, an agreement by number and plan. */
export function names(row: Record<string, unknown>): string {
  const parts = row["plan"] ? [row["number"], row["plan"]] : [row["name"], row["city"]];
  return parts.filter((part) => typeof part === "string" && part !== "").join(", ");
}
