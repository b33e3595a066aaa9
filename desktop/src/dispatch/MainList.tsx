import type { OrderRow, UnreachableTechnician, UnreachedOrder } from "../orders/types";
import { EmptyState } from "../shared/parts/EmptyState";
import { fill } from "../shared/wording";
import { BoardTable } from "./BoardTable";
import type { Kept } from "./stillness";
import { UnreachableTable } from "./UnreachableTable";
import type { BoardTab } from "./useBoardView";
import { words } from "./words";

interface MainListProps {
  tab: BoardTab;
  needsYou: readonly Kept<OrderRow>[];
  underWay: readonly Kept<OrderRow>[];
  onHold: readonly Kept<OrderRow>[];
  reportDue: readonly Kept<OrderRow>[];
  unreached: readonly UnreachedOrder[];
  unreachable: readonly UnreachableTechnician[];
  chosen: string | null;
  choose: (order: string) => void;
  asOf: number;
}

/** The list of the chosen tab. */
export function MainList({ tab, needsYou, underWay, onHold, reportDue, unreached, unreachable, ...table }: MainListProps) {
  const t = words.use();
  if (tab === "unreachable") return <UnreachableTable orders={unreached} rows={unreachable} choose={table.choose} />;
  if (tab !== "open") {
    return (
      <BoardTable
        {...table}
        caption={t.tabs[tab]}
        groups={[{ title: null, rows: tab === "on-hold" ? onHold : reportDue }]}
        empty={<EmptyState title={t.none[tab]} />}
      />
    );
  }
  return (
    <BoardTable
      {...table}
      caption={t.tabs.open}
      groups={[
        { title: t.needsYou, more: fill(t.byRule, { n: needsYou.length }), rows: needsYou },
        { title: t.underWay, more: String(underWay.length), rows: underWay },
      ]}
      empty={<EmptyState title={t.nothingOpen}>{t.nothingOpenHelp}</EmptyState>}
    />
  );
}
