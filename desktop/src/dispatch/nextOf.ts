import { dayAndTime, daysAgo, time } from "../shared/format";
import { fill } from "../shared/wording";
import { words as orderWords } from "../orders/words";
import type { Next } from "../orders/types";
import { words } from "./words";

/** What happens next, in few words: `answer by 14:04`. Never nothing: what nobody sees to is said. */
export function nextOf(next: Next | null): string {
  if (!next) return words.now().noNext;
  const at = next.at ? (daysAgo(next.at) === 0 ? time(next.at) : dayAndTime(next.at)) : "";
  return fill(orderWords.now().next[next.what], { time: at });
}
