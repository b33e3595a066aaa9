import { Button } from "react-aria-components";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { TextField } from "../shared/parts/TextField";
import type { Priority } from "../shared/order";
import type { OnOrder } from "./actions";
import { DecisionForm } from "./DecisionForm";
import { changePriority } from "./orders";
import { words } from "./words";

/** The middle of the finer steps that each priority stands for. */
const urgencies: Record<Priority, number> = { 1: 2, 2: 4, 3: 6, 4: 8 };
const priorities = [1, 2, 3, 4] as const;

/** More or less urgent than it was said to be. */
export function PriorityForm({ on, done }: { on: OnOrder; done: () => void }) {
  const t = words.use();
  const { priority = "", reason = "" } = on.decision?.values ?? {};
  const chosen = priorities.find((each) => String(each) === priority);
  return (
    <DecisionForm
      title={t.changePriority}
      verb={t.changePriority}
      complete={chosen !== undefined && chosen !== on.order.priority && reason.trim() !== ""}
      send={async () => chosen && changePriority(on.order.id, urgencies[chosen], reason.trim())}
      close={done}
    >
      <TextField label={t.priorityWhy} value={reason} onChange={(next) => on.change({ reason: next })} isRequired maxLength={200} />
      <div className="fld" role="group" aria-label={t.newPriority}>
        <span className="lbl">{t.newPriority}</span>
        <div className="row wrap">
          {priorities.map((each) => (
            <Button key={each} className="btn" aria-pressed={each === (chosen ?? on.order.priority)} onPress={() => on.change({ priority: String(each) })}>
              <PriorityMark of={each} />
            </Button>
          ))}
        </div>
      </div>
    </DecisionForm>
  );
}
