/** Instants as a field for day and time holds them: on the wall of the reader. */

const two = (n: number) => String(n).padStart(2, "0");

/** `2026-11-14T07:00:00Z` → `2026-11-14T08:00` in Stockholm. */
export function localOf(instant: string | Date): string {
  const at = new Date(instant);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The reverse; null while the field is incomplete. */
export function instantOf(local: string): string | null {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
