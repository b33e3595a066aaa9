import { Button } from "react-aria-components";
import { TextField } from "../shared/parts/TextField";
import { fill } from "../shared/wording";
import type { OnOrder } from "./actions";
import { DecisionForm } from "./DecisionForm";
import { offer } from "./orders";
import { words } from "./words";

/** Somebody chooses the technician instead of the rule, and says why. */
export function OfferForm({ on, done }: { on: OnOrder; done: () => void }) {
  const t = words.use();
  const { technician = "", reason = "" } = on.decision?.values ?? {};
  const chosen = on.order.candidates.find((each) => each.technician.id === technician);
  const verb = fill(t.offerTo, { name: chosen?.technician.name ?? "" });
  return (
    <DecisionForm
      key={technician}
      title={verb}
      verb={t.offer}
      complete={reason.trim() !== "" && chosen !== undefined}
      send={() => offer(on.order.id, technician, reason.trim())}
      close={done}
    >
      <TextField label={t.offerWhy} hint={t.offerWhyHint} value={reason} onChange={(next) => on.change({ reason: next })} isRequired maxLength={200} />
      <div className="row wrap">
        {Object.entries<string>(t.offerReasons).map(([key, said]) => (
          <Button key={key} className="chip" aria-pressed={reason === said} onPress={() => on.change({ reason: said })}>
            {said}
          </Button>
        ))}
      </div>
    </DecisionForm>
  );
}
