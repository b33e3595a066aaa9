import { useSearchParams } from "wouter";

export const tabs = ["open", "unreachable", "on-hold", "report-due"] as const;
export type BoardTab = (typeof tabs)[number];

/** How technicians are shown beside the board. */
export const nearbyViews = ["both", "map", "plan", "list"] as const;
export type NearbyView = (typeof nearbyViews)[number];

interface BoardView {
  tab: BoardTab;
  area: string;
  order: string | null;
  nearby: NearbyView;
  set: (name: "tab" | "area" | "order" | "nearby", value: string) => void;
}

/** What is chosen stands in the address and can be passed on. */
export function useBoardView(): BoardView {
  const [chosen, choose] = useSearchParams();
  return {
    tab: tabs.find((each) => each === chosen.get("tab")) ?? "open",
    area: chosen.get("area") ?? "",
    order: chosen.get("order"),
    nearby: nearbyViews.find((each) => each === chosen.get("nearby")) ?? "both",
    set: (name, value) =>
      choose(
        (before) => {
          const next = new URLSearchParams(before);
          if (value) next.set(name, value);
          else next.delete(name);
          return next;
        },
        { replace: true },
      ),
  };
}
