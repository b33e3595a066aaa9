import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { Attempts } from "../orders/Attempts";
import { Candidates } from "../orders/Candidates";
import { OrderDecisions, useOnOrder } from "../orders/OrderDecisions";
import { orderQuery } from "../orders/orders";
import { promiseSaid } from "../orders/promise";
import type { OrderCard } from "../orders/types";
import { words as orderWords } from "../orders/words";
import { Icon } from "../shared/icons";
import { EmptyState } from "../shared/parts/EmptyState";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { DueChip } from "../shared/parts/PromiseBar";
import { RepeatNote } from "../shared/parts/RepeatNote";
import { Skeleton } from "../shared/parts/Skeleton";
import { TheLine } from "../shared/parts/TheLine";
import { RefusalNotice } from "../shared/refused";
import { count } from "../shared/wording";
import { words } from "./words";

/** The order that is looked at: who was asked and answered what, who comes next, and what can be decided. */
export function ChosenOrder({ order, back }: { order: string | null; back: () => void }) {
  const t = words.use();
  const opened = useQuery({ ...orderQuery(order ?? ""), enabled: order !== null });
  if (order === null) {
    return (
      <section className="card grow chosen-order">
        <EmptyState icon="board" title={t.chooseOne}>
          {t.chooseOneHelp}
        </EmptyState>
      </section>
    );
  }
  if (!opened.data) {
    return (
      <section className="card grow chosen-order">
        <div className="in">{opened.isPending ? <Skeleton rows={6} /> : <RefusalNotice of={opened.error} />}</div>
      </section>
    );
  }
  return <Chosen key={opened.data.id} order={opened.data} back={back} />;
}

function Chosen({ order, back }: { order: OrderCard; back: () => void }) {
  const t = orderWords.use();
  const on = useOnOrder(order);
  const { number, site, unit, priority, headline, words: said, peopleTrapped } = order;
  return (
    <section className="card grow chosen-order" aria-label={number}>
      <header>
        <PriorityMark of={priority} />
        <h2 className="sp ell" title={[site.street, site.city, unit?.name].filter(Boolean).join(", ")}>
          <Link href={`/orders/${order.id}`}>{number}</Link>
          {` · ${[site.street || site.name, unit?.name].filter(Boolean).join(", ")}`}
        </h2>
        <DueChip dueAt={order.dueAt} state={order.state} />
      </header>
      <div className="in" tabIndex={0} role="region" aria-label={headline}>
        <p className="dense">
          <b>{headline}.</b> {said} <span className="t2">{promiseSaid(order)}</span>
        </p>
        {peopleTrapped !== null && peopleTrapped > 0 && (
          <p className="crit dense">
            <Icon name="octagon" /> {count(t.peopleTrapped, peopleTrapped)}
          </p>
        )}
        <TheLine line={order.line} crit={priority === 1} />
        <RepeatNote of={order.repeat} zone={site.zone} />
        <h3 className="lbl">{t.asked}</h3>
        <Attempts of={order.attempts} />
        <Candidates on={on} />
      </div>
      <footer>
        <OrderDecisions on={on} back={back} />
      </footer>
    </section>
  );
}
