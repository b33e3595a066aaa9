import { inEveryLanguage } from "../../shared/wording";
import { words as shared } from "../../shared/words";
import { en } from "./en";
import { et } from "./et";
import { sv } from "./sv";
import { zhHant } from "./zh-Hant";

export const words = inEveryLanguage({ en, sv, et, "zh-Hant": zhHant });

/** The state of an order, or what one on hold waits for. */
export function standsSaid(stands: string): string {
  const states: Record<string, string> = shared.now().orderStates;
  const waits: Record<string, string> = words.now().waits;
  return waits[stands] ?? states[stands] ?? stands;
}
