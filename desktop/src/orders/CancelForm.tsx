import { ThingChooser } from "../directory/ThingChooser";
import { Select } from "../shared/parts/Select";
import type { OnOrder } from "./actions";
import { DecisionForm } from "./DecisionForm";
import { cancel } from "./orders";
import { cancelReasons, type CancelReason } from "./types";
import { words } from "./words";

/** Ends an order that is not done, and says why. */
export function CancelForm({ on, done }: { on: OnOrder; done: () => void }) {
  const t = words.use();
  const { reason = "", duplicateOf = "", duplicateName = "" } = on.decision?.values ?? {};
  const isDuplicate = reason === "duplicate";
  return (
    <DecisionForm
      title={t.cancelOrder}
      verb={t.cancelOrder}
      look="plain"
      complete={reason !== "" && (!isDuplicate || duplicateOf !== "")}
      send={() => cancel(on.order.id, { reason: reason as CancelReason, ...(isDuplicate ? { duplicateOf } : {}) })}
      close={done}
    >
      <Select
        label={t.reason}
        value={reason}
        onChange={(next) => on.change({ reason: next })}
        empty={t.choose}
        isRequired
        choices={cancelReasons.map((value) => ({ value, label: t.cancelReasons[value] }))}
      />
      {isDuplicate && (
        <ThingChooser
          label={t.duplicateOf}
          value={duplicateOf ? { id: duplicateOf, name: duplicateName } : null}
          onChange={(order) => on.change({ duplicateOf: order?.id ?? "", duplicateName: order?.name ?? "" })}
          path="/api/orders"
          topic="orders"
          nameOf={({ number, headline, street }) => [number, headline, street].filter(Boolean).join(", ")}
          error={undefined}
          isRequired
        />
      )}
    </DecisionForm>
  );
}
