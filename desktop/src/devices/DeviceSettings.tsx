import { useQuery, useQueryClient } from "@tanstack/react-query";
import { EditForm } from "../shared/edit/EditForm";
import type { Kept } from "../shared/edit/rebase";
import { useEdit } from "../shared/edit/useEdit";
import { NumberField } from "../shared/parts/NumberField";
import { Switch } from "../shared/parts/Switch";
import { changeWanted, getWanted, keptWanted, wantedKey, type Wanted } from "./devices";
import { words } from "./words";

/** What this company wants to follow from what devices say, and do not say. */
export function DeviceSettings() {
  const wanted = useQuery({ queryKey: wantedKey, queryFn: getWanted });
  return wanted.data ? <Form kept={keptWanted(wanted.data)} reload={wanted.refetch} /> : null;
}

const fields = ["ringLines", "raiseOrders", "many", "faultOrders", "faultMinutes"] as const;

function Form({ kept, reload }: { kept: Kept<Wanted>; reload: () => unknown }) {
  const t = words.use();
  const cache = useQueryClient();
  const edit = useEdit({
    place: "/test-calls#settings",
    kept,
    save: async (form, version) => {
      const saved = await changeWanted(form, version);
      cache.setQueryData(wantedKey, saved);
      return keptWanted(saved);
    },
    reload,
    required: ["many", "faultMinutes"],
  });
  const on = (field: "ringLines" | "raiseOrders" | "faultOrders") => {
    const { value, onChange } = edit.field(field);
    return <Switch label={t[field]} value={value} onChange={onChange} />;
  };
  return (
    <EditForm title={t.settings} icon="bell" edit={edit} labels={Object.fromEntries(fields.map((field) => [field, t[field]])) as Record<keyof Wanted, string>}>
      {on("ringLines")}
      {on("raiseOrders")}
      <NumberField label={t.many} hint={t.manyHint} {...edit.field("many")} unit={t.lifts} isRequired min={2} max={10000} />
      {on("faultOrders")}
      <NumberField label={t.faultMinutes} {...edit.field("faultMinutes")} unit="min" isRequired min={0} max={10080} />
    </EditForm>
  );
}
