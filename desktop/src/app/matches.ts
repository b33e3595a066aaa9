const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Whether every word that was typed begins somewhere in the label; accents and case do not matter. */
export function matches(label: string, typed: string): boolean {
  const whole = plain(label);
  return plain(typed)
    .split(/\s+/)
    .every((part) => whole.includes(part));
}
