import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { call } from "../shared/api";
import { useEdit } from "../shared/edit/useEdit";
import { date } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { fill } from "../shared/wording";
import { EditCard, neededOf } from "./EditCard";
import { bodyOf, type Values } from "./fields";
import { useMayEdit } from "./mayEdit";
import { equipmentFields, noEquipment, type Equipment, type Unit } from "./units";
import { words } from "./words";

/** What stood in this position before, and the form for what comes next. */
export function EquipmentCard({ unit }: { unit: Unit }) {
  const t = words.use();
  const mayEdit = useMayEdit();
  const [isReplacing, setReplacing] = useState(false);
  if (isReplacing) return <ReplaceEquipment unit={unit} close={() => setReplacing(false)} />;
  if (!mayEdit && unit.before.length === 0) return null;
  return (
    <Card
      title={t.stoodBefore}
      icon="clock"
      aside={
        mayEdit && (
          <Button className="btn s quiet" onPress={() => setReplacing(true)}>
            {t.replaceEquipment}
          </Button>
        )
      }
    >
      <ul className="col dense">
        {unit.before.map((each) => (
          <li key={each.id} className="row wrap">
            <span className="sp">{[each.maker, each.model, each.serial, each.year, each.customersNumber].filter(Boolean).join(" · ") || "–"}</span>
            <span className="meta">{standingTime(each, t)}</span>
          </li>
        ))}
      </ul>
      {unit.before.length === 0 && <p className="t2">{t.replaceEquipmentHelp}</p>}
    </Card>
  );
}

const standingTime = ({ installedOn, replacedOn }: Equipment, t: ReturnType<typeof words.now>) =>
  installedOn ? fill(t.fromUntil, { from: date(installedOn), until: date(replacedOn) }) : fill(t.until, { until: date(replacedOn) });

function ReplaceEquipment({ unit, close }: { unit: Unit; close: () => void }) {
  const t = words.use();
  const cache = useQueryClient();
  const fields = equipmentFields(t).map((field) => (field.name === "installedOn" ? { ...field, needed: true } : field));
  const edit = useEdit<Values>({
    place: `/units/${unit.id}#equipment`,
    title: t.replaceEquipment,
    kept: { values: noEquipment, version: unit.version },
    required: neededOf(fields),
    reload: () => cache.invalidateQueries({ queryKey: ["units", unit.id] }),
    save: async (values, version) => {
      const saved = await call<Unit>("POST", `/api/units/${unit.id}/equipment`, { ...bodyOf(values), version });
      await cache.invalidateQueries({ queryKey: ["units"] });
      close();
      return { values, version: saved.version };
    },
  });
  return <EditCard title={t.replaceEquipment} icon="lift" fields={fields} edit={edit} isNew close={close} />;
}
