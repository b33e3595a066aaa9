import { instantOf, localOf } from "../shared/moment";
import { DayField } from "../shared/parts/ClockField";
import { MomentField } from "../shared/parts/MomentField";
import { Select } from "../shared/parts/Select";
import { Switch } from "../shared/parts/Switch";
import { TextField } from "../shared/parts/TextField";
import { fill } from "../shared/wording";
import type { OnOrder } from "./actions";
import { DecisionForm } from "./DecisionForm";
import { close, useReportCodes, type ReportCodes } from "./orders";
import { partsTyped } from "./parts";
import { words } from "./words";

const coded = [
  ["condition", "conditions"],
  ["cause", "causes"],
  ["component", "components"],
  ["action", "actions"],
] as const satisfies readonly (readonly [string, keyof ReportCodes])[];

/** What the technician tells on the phone; it closes the order. */
export function ReportForm({ on, done }: { on: OnOrder; done: () => void }) {
  const t = words.use();
  const codes = useReportCodes().data;
  const { order } = on;
  const values = on.decision?.values ?? {};
  const at = (name: string, known: string | null) => values[name] ?? localOf(known ?? new Date());
  const [arrivedAt, leftAt, releasedAt] = [at("arrivedAt", order.onSiteAt), at("leftAt", null), at("releasedAt", order.releasedAt ?? order.onSiteAt)];
  const [arrived, left, released] = [instantOf(arrivedAt), instantOf(leftAt), instantOf(releasedAt)];
  const inService = values["inService"] !== "no";
  const key = (name: (typeof coded)[number][0]) => values[name] || null;
  const missing = partsTyped(values["partsMissing"] ?? "", true);
  const hadPeople = order.trapped || key("condition") === "people-inside";
  return (
    <DecisionForm
      title={t.reportBack}
      lead={order.technician ? fill(t.onBehalf, { name: order.technician.name }) : undefined}
      verb={t.closeOrder}
      complete={coded.every(([name]) => key(name)) && arrived !== null && left !== null && (!hadPeople || released !== null)}
      send={() =>
        close(order.id, {
          condition: key("condition"),
          cause: key("cause"),
          component: key("component"),
          action: key("action"),
          arrivedAt: arrived,
          leftAt: left,
          releasedAt: hadPeople ? released : null,
          inService,
          note: (values["note"] ?? "").trim(),
          parts: [...partsTyped(values["partsUsed"] ?? "", false), ...missing],
          partsOn: missing.length > 0 ? values["partsOn"] || null : null,
        })
      }
      close={done}
    >
      <div className="pair">
        {coded.map(([name, list]) => (
          <Select
            key={name}
            label={t[name]}
            value={values[name] ?? ""}
            onChange={(next) => on.change({ [name]: next })}
            empty={t.choose}
            isRequired
            choices={(codes?.[list] ?? []).map((code) => ({ value: code.key, label: code.name }))}
          />
        ))}
        <MomentField label={t.arrived} value={arrivedAt} onChange={(next) => on.change({ arrivedAt: next })} error={undefined} />
        <MomentField label={t.left} value={leftAt} onChange={(next) => on.change({ leftAt: next })} error={undefined} />
        {hadPeople && <MomentField label={t.released} value={releasedAt} onChange={(next) => on.change({ releasedAt: next })} error={undefined} />}
      </div>
      <Switch label={inService ? t.inService : t.outOfService} value={inService} onChange={(runs) => on.change({ inService: runs ? "yes" : "no" })} />
      <div className="pair">
        <TextField label={t.partsUsed} hint={t.partsHint} value={values["partsUsed"] ?? ""} onChange={(next) => on.change({ partsUsed: next })} rows={2} maxLength={1200} />
        <TextField label={t.partsMissing} hint={t.partsHint} value={values["partsMissing"] ?? ""} onChange={(next) => on.change({ partsMissing: next })} rows={2} maxLength={1200} />
      </div>
      {missing.length > 0 && <DayField label={t.partsOn} value={values["partsOn"] ?? ""} onChange={(next) => on.change({ partsOn: next })} isOptional />}
      <TextField label={t.note} value={values["note"] ?? ""} onChange={(next) => on.change({ note: next })} rows={2} maxLength={2000} />
    </DecisionForm>
  );
}
