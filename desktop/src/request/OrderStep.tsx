import { ActionButton } from "../shared/actions";
import { dayAndTime, daysAgo, time } from "../shared/format";
import { Icon } from "../shared/icons";
import { Chip } from "../shared/parts/Chip";
import { PriorityMark } from "../shared/parts/PriorityMark";
import { RepeatNote } from "../shared/parts/RepeatNote";
import { Status } from "../shared/parts/Status";
import { TheLine } from "../shared/parts/TheLine";
import { useRepeat } from "../shared/repeat";
import type { OrderLink } from "../shared/order";
import { fill } from "../shared/wording";
import { words as shared } from "../shared/words";
import { textCaller } from "./actions";
import { FormStep } from "./FormStep";
import { PriceStep } from "./PriceStep";
import type { Form } from "./useForm";
import { words } from "./words";

/** Before: what is promised when it is raised. After: the order on its Line, and who comes when. */
export function OrderStep({ form }: { form: Form }) {
  const t = words.use();
  const { kept, promise, code } = form;
  const { order } = kept.card;
  const repeat = useRepeat(order ? null : kept.draft.unit);
  if (order) {
    return (
      <FormStep number={4} title={fill(t.orderNumber, { number: order.number })} href={`/orders/${order.id}`} mood={order.state === "closed" ? "done" : "now"} aside={<Due priority={order.priority} at={order.dueAt} />}>
        <div className="order">
          <TheLine line={order.line} crit={order.priority === 1} />
          <div className="row wrap">
            <Technician order={order} />
            <span className="sp" />
            <TextOnArrival form={form} />
          </div>
        </div>
      </FormStep>
    );
  }
  return (
    <FormStep number={4} title={t.order} mood="next" aside={code && <Due priority={promise?.priority ?? code.priority} at={promise?.dueAt ?? null} />}>
      <div className="order">
        <RepeatNote of={repeat} />
        <PriceStep form={form} />
        <p className="dense t2">{kept.deed ? t.raiseWaits : form.raisesAtPlace ? t.raisedAtPlace : t.orderLater}</p>
        <div className="row wrap">
          <span className="sp" />
          <TextOnArrival form={form} />
        </div>
      </div>
    </FormStep>
  );
}

function Due({ priority, at }: { priority: OrderLink["priority"]; at: string | null }) {
  const t = shared.use();
  return (
    <span className="row">
      <PriorityMark of={priority} />
      {at && (
        <Chip tone="acc" icon="clock">
          {fill(t.dueBy, { time: daysAgo(at) === 0 ? time(at) : dayAndTime(at) })}
        </Chip>
      )}
    </span>
  );
}

function Technician({ order }: { order: OrderLink }) {
  return (
    <span className="row dense">
      {order.technician ? (
        <>
          <Icon name="person" />
          <b>{order.technician}</b>
        </>
      ) : (
        <Status of={order.state} />
      )}
    </span>
  );
}

function TextOnArrival({ form }: { form: Form }) {
  const t = words.use();
  const { yes, no } = shared.use();
  const { draft } = form.kept;
  return (
    <span className="row dense texts">
      <span>{t.textCaller}</span>
      <ActionButton action={textCaller} on={form} small chosen={draft.textCaller}>
        {draft.textCaller ? yes : no}
      </ActionButton>
      <label className="inp">
        <input
          type="tel"
          aria-label={t.callback}
          placeholder={t.callback}
          value={draft.callback}
          readOnly={!form.editable}
          onChange={(event) => form.keeping.change({ callback: event.target.value })}
        />
      </label>
    </span>
  );
}
