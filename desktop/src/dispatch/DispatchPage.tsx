import { useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { Link, useLocation } from "wouter";
import { useWide } from "../app/useWide";
import { handsOver } from "../handover/handOver";
import { HandOverNotice } from "../handover/HandOverNotice";
import { useBoard } from "../orders/orders";
import type { Board, OrderRow } from "../orders/types";
import { ActionButton, Caps, useActions } from "../shared/actions";
import { Icon, type IconName } from "../shared/icons";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { useMe } from "../shared/session";
import { count, fill } from "../shared/wording";
import { words as shared } from "../shared/words";
import { boardActions, newCallout, showOrder, showWaiting, type OnBoard } from "./actions";
import { ChosenOrder } from "./ChosenOrder";
import { HeldList } from "./HeldList";
import { AbsentList } from "./AbsentList";
import { HelpList } from "./HelpList";
import { MainList } from "./MainList";
import { Nearby } from "./Nearby";
import { UnreachableList } from "./UnreachableList";
import { useStillness } from "./stillness";
import { tabs, useBoardView, type BoardTab } from "./useBoardView";
import { words as handOver } from "../handover/words";
import { words } from "./words";
import "../orders/orders.css";
import "./dispatch.css";

const icons: Record<BoardTab, IconName | null> = { open: null, unreachable: "missed", "on-hold": "circledPause", "report-due": "reportDue" };

/** The dispatcher's place: what needs somebody now, what is under way, and the one order that is looked at. */
export default function DispatchPage() {
  const view = useBoardView();
  const board = useBoard(view.area);
  if (!board.data) return <div className="page">{board.isPending ? <Skeleton rows={8} /> : <RefusalNotice of={board.error} />}</div>;
  return <Standing key={view.area} board={board.data} asOf={board.dataUpdatedAt} failure={board.error} />;
}

function Standing({ board, asOf, failure }: { board: Board; asOf: number; failure: unknown }) {
  const t = words.use();
  const view = useBoardView();
  const [, go] = useLocation();
  const isWide = useWide();
  const [side, setSide] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLSelectElement>(null);
  const orders = useStillness<OrderRow>([board.needsYou, board.underWay, board.onHold, board.reportDue], view.area, true);
  const [needsYou = [], underWay = [], onHold = [], reportDue = []] = orders.shown;
  const chosen = view.order ?? needsYou[0]?.row.id ?? underWay[0]?.row.id ?? null;
  const choose = (order: string) => {
    if (order !== chosen) view.set("order", order);
  };
  const on: OnBoard = {
    waiting: orders.waiting.length,
    showAll: orders.showAll,
    move: (by) => focusRow(list.current, chosen, by, choose),
    chooseArea: () => {
      area.current?.focus();
      area.current?.showPicker?.();
    },
    isWide,
    turn: () => setSide(!side),
    showNearby: (what) => {
      if (!isWide) setSide(true);
      if (view.nearby !== what && view.nearby !== "both") view.set("nearby", what);
      requestAnimationFrame(() => document.querySelector<HTMLElement>(what === "map" ? ".map canvas" : ".plan [tabindex='0']")?.focus());
    },
    newCallout: () => go("/requests/new"),
  };
  useActions(boardActions, on);
  const onMap = useMemo(() => [...board.needsYou, ...board.underWay, ...board.onHold, ...board.reportDue], [board]);
  const mayHandOver = handsOver(useMe());
  const handOverWords = handOver.use();
  const { counts } = board;
  const numbers: Record<BoardTab, number> = { open: counts.open, unreachable: counts.unreachable, "on-hold": counts.onHold, "report-due": counts.reportDue };
  const trapped = orders.waiting.some(({ priority }) => priority === 1);
  return (
    <div className={`dispatch ${side ? "side" : ""}`}>
      <header className="row">
        <h1>{shared.use().screens.dispatch}</h1>
        <div className="seg" role="group" aria-label={t.lists}>
          {tabs.map((tab) => {
            const icon = icons[tab];
            return (
              <Button key={tab} className="btn" aria-pressed={view.tab === tab} onPress={() => view.set("tab", tab === "open" ? "" : tab)}>
                {icon && <Icon name={icon} />}
                {t.tabs[tab]} {numbers[tab]}
              </Button>
            );
          })}
        </div>
        <span className="sp" />
        <ActionButton action={showOrder} on={on} chosen={side} />
        {mayHandOver && (
          <Link className="btn quiet" href="/hand-over">
            {handOverWords.title}
          </Link>
        )}
        <Link className="btn quiet" href="/orders">
          {t.allOrders}
        </Link>
        <label className="btn quiet area-choice">
          <Icon name="filter" />
          <span className="unseen">{t.area}</span>
          <select ref={area} value={view.area} onChange={(event) => view.set("area", event.target.value)} aria-keyshortcuts="F">
            <option value="">{t.allAreas}</option>
            {board.areas.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
          <Caps of="F" />
        </label>
        <ActionButton action={newCallout} on={on} />
      </header>
      <RefusalNotice of={failure} />
      <HelpList calls={board.help} choose={choose} />
      <AbsentList jobs={board.absent} choose={choose} />
      {mayHandOver && <HandOverNotice />}
      <div className="columns">
        <div className="cl" ref={list}>
          <section className="card grow">
            <div className="scroll" tabIndex={0} role="region" aria-label={t.tabs[view.tab]}>
              <MainList tab={view.tab} {...{ needsYou, underWay, onHold, reportDue, chosen, choose, asOf }} unreached={board.unreached} unreachable={board.unreachable} />
            </div>
            <footer className="meta">
              <span>{fill(t.shown, shownOf(view.tab, { open: needsYou.length + underWay.length, unreachable: board.unreached.length + board.unreachable.length, "on-hold": onHold.length, "report-due": reportDue.length }, numbers))}</span>
              <span className="sp" />
              <span role="status" className={trapped ? "crit" : ""}>
                {on.waiting > 0 && count(trapped ? t.waitingTrapped : t.waiting, on.waiting)}
              </span>
              <ActionButton action={showWaiting} on={on} small>
                {t.press}
              </ActionButton>
              <span>{t.still}</span>
            </footer>
          </section>
          <div className="below">
            <UnreachableList orders={board.unreached} rows={board.unreachable} count={counts.unreachable} choose={choose} />
            <HeldList rows={onHold} count={counts.onHold} chosen={chosen} choose={choose} />
          </div>
        </div>
        <div className="cl one">
          <ChosenOrder order={chosen} back={() => focusRow(list.current, chosen, 0, choose)} />
          <Nearby
            orders={onMap}
            area={view.area}
            {...{ chosen, choose }}
            view={view.nearby}
            show={(each) => view.set("nearby", each === "both" ? "" : each)}
          />
        </div>
      </div>
    </div>
  );
}

const shownOf = (tab: BoardTab, shown: Record<BoardTab, number>, all: Record<BoardTab, number>) => ({ n: shown[tab], all: Math.max(all[tab], shown[tab]) });

/** The focus goes to the row after or before the chosen one, which is chosen by it; in a list that is not in sight it is only chosen. */
function focusRow(list: HTMLElement | null, chosen: string | null, by: 1 | 0 | -1, choose: (order: string) => void): void {
  const links = [...(list?.querySelectorAll<HTMLElement>("[data-order]") ?? [])];
  const at = links.findIndex((link) => link.dataset["order"] === chosen);
  const focused = links.indexOf(document.activeElement as HTMLElement);
  const from = focused >= 0 ? focused : at;
  const next = links[from < 0 ? 0 : Math.min(links.length - 1, Math.max(0, from + by))];
  if (next?.offsetParent) next.focus();
  else choose(next?.dataset["order"] ?? "");
}
