import { TextField } from "../shared/parts/TextField";
import type { OnOrder } from "./actions";
import { DecisionForm } from "./DecisionForm";
import { resume } from "./orders";
import { words } from "./words";

/** An order that waits for the hours of its agreement is sent on before they begin: somebody says yes to the price. */
export function PriceForm({ on, done }: { on: OnOrder; done: () => void }) {
  const t = words.use();
  const { name = "" } = on.decision?.values ?? {};
  return (
    <DecisionForm title={t.beforeHours} lead={t.beforeHoursLead} verb={t.resume} complete={name.trim() !== ""} send={() => resume(on.order.id, name.trim())} close={done}>
      <TextField label={t.authorisedBy} value={name} onChange={(next) => on.change({ name: next })} isRequired maxLength={200} autoComplete="off" />
    </DecisionForm>
  );
}
