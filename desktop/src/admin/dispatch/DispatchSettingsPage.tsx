import { useQuery, useQueryClient } from "@tanstack/react-query";
import { EditForm } from "../../shared/edit/EditForm";
import type { Kept } from "../../shared/edit/rebase";
import { useEdit } from "../../shared/edit/useEdit";
import { NumberField } from "../../shared/parts/NumberField";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { words } from "../words";
import { codes } from "../words/codes";
import { changeTimes, getTimes, keptTimes, type WaitingTimes } from "./settings";

const key = ["dispatch", "settings"];

export default function DispatchSettingsPage() {
  const t = codes.use();
  const times = useQuery({ queryKey: key, queryFn: getTimes });
  return (
    <AdminPage section="dispatch" lead={t.dispatchLead}>
      <One of={times}>{(found) => <Times kept={keptTimes(found)} reload={times.refetch} />}</One>
    </AdminPage>
  );
}

const fields = ["answerSeconds", "onTheWayMinutes", "reportDueMinutes", "unreachableMinutes"] as const;

function Times({ kept, reload }: { kept: Kept<WaitingTimes>; reload: () => unknown }) {
  const t = codes.use();
  const cache = useQueryClient();
  const edit = useEdit({
    place: "/admin/dispatch",
    kept,
    save: async (form, version) => {
      const saved = await changeTimes(form, version);
      cache.setQueryData(key, saved);
      return keptTimes(saved);
    },
    reload,
    required: fields,
  });
  return (
    <EditForm title={t.dispatchSettings} icon="clock" edit={edit} labels={Object.fromEntries(fields.map((field) => [field, t[field]])) as Record<keyof WaitingTimes, string>}>
      {fields.map((field) => (
        <NumberField key={field} label={t[field]} hint={t[`${field}Hint`]} {...edit.field(field)} unit={field === "answerSeconds" ? words.now().seconds : "min"} isRequired min={1} />
      ))}
    </EditForm>
  );
}
