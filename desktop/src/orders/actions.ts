import type { Action } from "../shared/actions";
import { Refusal } from "../shared/api";
import { isOver } from "../shared/order";
import { fill } from "../shared/wording";
import type { Deciding } from "./decisions";
import { cameOnSite, resume } from "./orders";
import type { OrderCard } from "./types";
import { words } from "./words";

/** What can be done with one work order, on the board and on its page. */
export interface OnOrder extends Deciding {
  order: OrderCard;
  /** Asks again for what the screen shows of it. */
  refresh: () => unknown;
}

const isOpen = ({ order }: OnOrder) => !isOver(order.state);
const isHeld = ({ order }: OnOrder) => order.state === "on-hold";
const hasVisit = ({ order }: OnOrder) => ["accepted", "on-the-way", "on-site", "report-due"].includes(order.state);

export const holdIt: Action<OnOrder> = {
  id: "order.hold",
  label: () => words.now().hold,
  icon: "circledPause",
  shortcut: "H",
  possible: (on) => isOpen(on) && !isHeld(on) && on.order.priority !== 1 && on.order.state !== "report-due",
  run: ({ begin }) => begin("hold"),
};

export const resumeIt: Action<OnOrder> = {
  id: "order.resume",
  label: () => words.now().resume,
  icon: "play",
  shortcut: "H",
  possible: isHeld,
  run: async ({ order, refresh, begin }) => {
    try {
      await resume(order.id);
    } catch (failure) {
      if (failure instanceof Refusal && asksPrice.includes(failure.code)) begin("price");
      throw failure;
    }
    await refresh();
  },
};

/** The agreement does not pay before its hours begin, so somebody says yes to the price first. */
const asksPrice = ["work.price-not-told", "work.price-unknown"];

export const reportBack: Action<OnOrder> = {
  id: "order.report",
  label: () => words.now().reportBack,
  icon: "pencil",
  shortcut: "R",
  possible: hasVisit,
  run: ({ begin }) => begin("report"),
};

export const callSomebody: Action<OnOrder> = {
  id: "order.call",
  label: () => words.now().call,
  icon: "phone",
  shortcut: "C",
  possible: isOpen,
  run: ({ begin }) => begin("call"),
};

export const changeUrgency: Action<OnOrder> = {
  id: "order.priority",
  label: () => words.now().changePriority,
  icon: "warning",
  possible: isOpen,
  run: ({ begin }) => begin("priority"),
};

export const cancelIt: Action<OnOrder> = {
  id: "order.cancel",
  label: () => words.now().cancelOrder,
  icon: "cross",
  possible: (on) => isOpen(on) && on.order.state !== "report-due",
  run: ({ begin }) => begin("cancel"),
};

/** The technician says by phone that they are there. */
export const theyAreThere: Action<OnOrder> = {
  id: "order.on-site",
  label: () => words.now().theyAreThere,
  icon: "house",
  possible: ({ order }) => order.state === "accepted" || order.state === "on-the-way",
  run: async ({ order, refresh }) => {
    await cameOnSite(order.id);
    await refresh();
  },
};

/** The keys of the best five. Only the first stands in the key line. */
export const offerTo = [0, 1, 2, 3, 4].map(
  (at): Action<OnOrder> => ({
    id: `order.offer-${at + 1}`,
    label: ({ order }) => fill(words.now().offerTo, { name: order.candidates[at]?.technician.name ?? "" }),
    icon: "signal",
    shortcut: String(at + 1),
    hinted: at === 0,
    possible: (on) => isAskable(on) && on.order.candidates[at] !== undefined,
    run: ({ order, begin }) => {
      const { technician, excluded } = order.candidates[at] ?? {};
      begin("offer", { technician: technician?.id ?? "", reason: at === 0 && !excluded ? words.now().offerReasons.first : "" });
    },
  }),
);

export const isAskable = ({ order }: Pick<OnOrder, "order">): boolean => order.state === "raised" || order.state === "offering";

export const orderActions = [callSomebody, holdIt, resumeIt, reportBack, theyAreThere, changeUrgency, cancelIt] as const;
export const everyOrderAction: readonly Action<OnOrder>[] = [...offerTo, ...orderActions];
