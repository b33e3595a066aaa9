import { dayAndTime, daysAgo, time } from "../../shared/format";
import { words as shared } from "../../shared/words";
import { fill } from "../../shared/wording";
import { words } from "../words";
import type { Bar } from "./plan";

const short = (at: string) => (daysAgo(at) === 0 ? time(at) : dayAndTime(at));

/** The times of an order as a sentence: whoever does not see the bar knows as much. */
export function timesOf(bar: Bar): string {
  const t = words.now().times;
  if (bar.offered) return fill(t.asked, { time: short(bar.from), until: short(bar.until) });
  return [
    fill(t.accepted, { time: short(bar.from) }),
    bar.onTheWayAt && fill(t.onTheWay, { time: short(bar.onTheWayAt) }),
    bar.arrivesAt && fill(t.promised, { time: short(bar.arrivesAt) }),
    bar.onSiteAt && fill(t.onSite, { time: short(bar.onSiteAt) }),
    fill(bar.guessed ? t.about : t.left, { time: short(bar.until) }),
    bar.reportDueAt && fill(t.reportDue, { time: short(bar.reportDueAt) }),
  ]
    .filter(Boolean)
    .join(", ");
}

/** Which order, how urgent and where. */
export const orderSaid = ({ order, priority, headline, street, city }: Bar): string =>
  [order.number, shared.now().priorities[priority], headline, [street, city].filter(Boolean).join(", ")].join(" · ");
