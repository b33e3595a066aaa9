import { Button } from "react-aria-components";
import { ThingChooser } from "../directory/ThingChooser";
import { TextField } from "../shared/parts/TextField";
import { fill } from "../shared/wording";
import type { OnOrder } from "./actions";
import { DecisionForm } from "./DecisionForm";
import { offer } from "./orders";
import { reasonsOf } from "./reasons";
import { words } from "./words";

/** Somebody chooses the technician instead of the rule, and says why; for the first of the list the reason is written already. */
export function OfferForm({ on, done }: { on: OnOrder; done: () => void }) {
  const t = words.use();
  const { technician = "", name = "", reason = "" } = on.decision?.values ?? {};
  const listed = on.order.candidates.find((each) => each.technician.id === technician);
  const chosen = listed?.technician ?? (technician ? { id: technician, name } : null);
  const against = listed ? reasonsOf(listed, on.order.site.zone).filter(({ speaks }) => speaks === "out") : [];
  const byName = on.decision?.values["name"] !== undefined;
  return (
    <DecisionForm
      key={byName ? "by-name" : technician}
      title={chosen ? fill(t.offerTo, { name: chosen.name }) : t.somebodyElse}
      lead={against.map(({ said }) => `${said}.`).join(" ") || undefined}
      verb={t.offer}
      complete={reason.trim() !== "" && chosen !== null}
      send={() => offer(on.order.id, technician, reason.trim())}
      close={done}
    >
      {byName && (
        <ThingChooser
          label={t.technician}
          value={chosen}
          onChange={(found) => on.change({ technician: found?.id ?? "", name: found?.name ?? "" })}
          path="/api/technicians"
          topic="technicians"
          error={undefined}
          isRequired
          nameOf={(row) => [row["name"], row["area"]].join(", ")}
        />
      )}
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
