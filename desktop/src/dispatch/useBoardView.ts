import { useSearchParams } from "wouter";

export const tabs = ["open", "unreachable", "on-hold", "report-due"] as const;
export type BoardTab = (typeof tabs)[number];

interface BoardView {
  tab: BoardTab;
  area: string;
  order: string | null;
  set: (name: "tab" | "area" | "order", value: string) => void;
}

/** What is chosen stands in the address and can be passed on. */
export function useBoardView(): BoardView {
  const [chosen, choose] = useSearchParams();
  return {
    tab: tabs.find((each) => each === chosen.get("tab")) ?? "open",
    area: chosen.get("area") ?? "",
    order: chosen.get("order"),
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
