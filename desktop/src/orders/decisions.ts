import { Store, useStore } from "../shared/store";

/** A decision about one order that somebody has begun: its form and what was typed so far. Kept while they look at another order. */
export interface Decision {
  what: "offer" | "hold" | "cancel" | "report" | "priority" | "call" | "price";
  values: Readonly<Record<string, string>>;
}

const begun = new Store<Readonly<Record<string, Decision>>>({});

export interface Deciding {
  decision: Decision | null;
  begin: (what: Decision["what"], values?: Decision["values"]) => void;
  change: (part: Decision["values"]) => void;
  drop: () => void;
}

export function useDecision(order: string): Deciding {
  const decision = useStore(begun)[order] ?? null;
  const set = (next: Decision | null) => {
    const { [order]: _, ...others } = begun.now();
    begun.set(next ? { ...others, [order]: next } : others);
  };
  return {
    decision,
    begin: (what, values = {}) => set({ what, values: decision?.what === what ? { ...decision.values, ...values } : values }),
    change: (part) => decision && set({ ...decision, values: { ...decision.values, ...part } }),
    drop: () => set(null),
  };
}
