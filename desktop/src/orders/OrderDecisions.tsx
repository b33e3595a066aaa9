import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { ActionButton, useActions } from "../shared/actions";
import { everyOrderAction, orderActions, type OnOrder } from "./actions";
import { CallForm } from "./CallForm";
import { CancelForm } from "./CancelForm";
import { useDecision } from "./decisions";
import { HoldForm } from "./HoldForm";
import { OfferForm } from "./OfferForm";
import { PriceForm } from "./PriceForm";
import { PriorityForm } from "./PriorityForm";
import { ReportForm } from "./ReportForm";
import type { OrderCard } from "./types";

const forms = { offer: OfferForm, hold: HoldForm, cancel: CancelForm, report: ReportForm, priority: PriorityForm, call: CallForm, price: PriceForm };

/** What can be done with this order, within reach of keys and palette while it is shown. */
export function useOnOrder(order: OrderCard): OnOrder {
  const cache = useQueryClient();
  const deciding = useDecision(order.id);
  const refresh = useMemo(
    () => () => Promise.all(["orders", "dispatch"].map((topic) => cache.invalidateQueries({ queryKey: [topic] }))),
    [cache],
  );
  const on: OnOrder = { ...deciding, order, refresh };
  useActions(everyOrderAction, on);
  return on;
}

/** The buttons of an order, or the form of the one that was pressed. */
export function OrderDecisions({ on, back }: { on: OnOrder; back?: () => void }) {
  if (!on.decision) {
    return (
      <div className="row wrap decide">
        {orderActions.map((action) => (
          <ActionButton key={action.id} action={action} on={on} small />
        ))}
      </div>
    );
  }
  const Chosen = forms[on.decision.what];
  return (
    <Chosen
      key={on.order.id}
      on={on}
      done={() => {
        on.drop();
        void on.refresh();
        back?.();
      }}
    />
  );
}
