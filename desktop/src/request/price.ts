import { priceSaid } from "../shared/price";
import { fill } from "../shared/wording";
import { isDanger } from "./steps";
import type { Promised, RequestDraft } from "./types";
import type { words } from "./words";

type Words = ReturnType<typeof words.now>;

/** The agreement does not pay for a visit now, so somebody says yes to the price first. Whoever may be inside is not asked. */
export const asksPrice = (promise: Promised | undefined, draft: RequestDraft): boolean =>
  promise?.asksFirst === true && promise.priority !== 1 && !isDanger(draft);

/** What the agent reads to the caller: what it costs now, and what it would if they wait. */
export function priceToSay({ price, priceInside, hoursBegin }: Promised, when: (at: string) => string, t: Words): string {
  const now = price ? priceSaid(price) : "";
  const costs = now ? fill(t.costsNow, { price: now }) : t.costsUnknown;
  if (hoursBegin === null) return [t.notIncluded, costs, t.whoAgrees].join(" ");
  const then = priceInside?.charged ? priceSaid(priceInside) : "";
  const later = priceInside?.charged
    ? then
      ? fill(t.laterAtPrice, { time: when(hoursBegin), price: then })
      : fill(t.laterCharged, { time: when(hoursBegin) })
    : fill(t.laterIncluded, { time: when(hoursBegin) });
  return [t.outsideHours, costs, later].join(" ");
}
