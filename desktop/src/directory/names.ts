/** How a thing of the directory is called where another one points at it: number and name, and the town of a site. */
export function names(row: Record<string, unknown>): string {
  const parts = [row["number"], row["name"] ?? row["plan"], row["city"]];
  return parts.filter((part) => typeof part === "string" && part !== "").join(", ");
}
