import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useLocation } from "wouter";
import { ThingChooser } from "../../directory/ThingChooser";
import { addLadder, changeLadder, oneLadder, removeLadder } from "../../ladder/ladder";
import { words } from "../../ladder/words";
import { EditForm } from "../../shared/edit/EditForm";
import type { Kept } from "../../shared/edit/rebase";
import { useEdit } from "../../shared/edit/useEdit";
import { NumberField } from "../../shared/parts/NumberField";
import { Select } from "../../shared/parts/Select";
import { TextField } from "../../shared/parts/TextField";
import { RefusalNotice } from "../../shared/refused";
import { words as shared } from "../../shared/words";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { allTechnicians, areasOf } from "../technicians/technician";
import { words as admin } from "../words";
import { names } from "../words/sections";
import { keptLadder, newLadder, sentLadder, type LadderForm } from "./ladderForm";
import { RehearsalCard } from "./RehearsalCard";
import { RungsField } from "./RungsField";

export default function LadderPage({ params: { id = "new" } }: { params: Record<string, string> }) {
  const t = words.use();
  const isNew = id === "new";
  const rule = useQuery({ ...oneLadder(id), enabled: !isNew });
  return (
    <AdminPage section="ladders" title={isNew ? t.add : (rule.data?.name ?? names.now().one.ladders)} one>
      {isNew ? (
        <Fields key="new" id={null} kept={{ values: newLadder, version: 0 }} />
      ) : (
        <One of={rule}>{(found) => <Fields key={id} id={id} kept={keptLadder(found)} reload={rule.refetch} />}</One>
      )}
    </AdminPage>
  );
}

function Fields({ id, kept, reload }: { id: string | null; kept: Kept<LadderForm>; reload?: () => unknown }) {
  const t = words.use();
  const { priorities } = shared.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const areas = areasOf(useQuery(allTechnicians).data?.items ?? []);
  const edit = useEdit({
    place: `/admin/ladders/${id ?? "new"}`,
    kept,
    save: async (form, version) => {
      const saved = id ? await changeLadder(id, sentLadder(form), version) : await addLadder(sentLadder(form));
      cache.setQueryData(oneLadder(saved.id).queryKey, saved);
      await cache.invalidateQueries({ queryKey: ["ladders"] });
      if (!id) go(`/admin/ladders/${saved.id}`, { replace: true });
      return keptLadder(saved);
    },
    reload,
    required: ["name", "seats"],
    beside: { "dispatch.ladder-exists": "name" },
  });
  const { values } = edit;
  return (
    <div className="two">
      <EditForm
        title={names.now().one.ladders}
        icon="list"
        edit={edit}
        aside={id && <Remove id={id} />}
        {...(id ? {} : { verb: t.create })}
        labels={{ name: admin.now().name, priority: t.priority, area: t.area, customer: t.customer, rungs: t.steps, seats: t.seats, replaceMinutes: t.replace }}
        shown={(field, value) => (field === "rungs" ? String((value as unknown[]).length) : field === "customer" ? ((value as LadderForm["customer"])?.name ?? t.any) : undefined)}
      >
        <TextField label={admin.now().name} {...edit.field("name")} isRequired maxLength={100} />
        <div className="pair">
          <Select label={t.priority} {...edit.field("priority")} empty={t.any} choices={Object.entries(priorities).map(([value, label]) => ({ value, label: `${value} ${label}` }))} />
          <Select label={t.area} {...edit.field("area")} empty={t.any} choices={[...new Set([...areas, values.area])].filter(Boolean).map((value) => ({ value, label: value }))} />
        </div>
        <ThingChooser label={t.customer} hint={t.customerHint} {...edit.field("customer")} path="/api/customers" topic="customers" isRequired={false} />
        <RungsField {...edit.field("rungs")} />
        <div className="pair">
          <NumberField label={t.seats} {...edit.field("seats")} isRequired min={1} max={9} />
          <NumberField label={t.replace} hint={t.replaceHint} {...edit.field("replaceMinutes")} unit={t.minutes} min={1} />
        </div>
      </EditForm>
      <RehearsalCard areas={areas} ladder={sentLadder(values)} />
    </div>
  );
}

/** Asked once more in place. */
function Remove({ id }: { id: string }) {
  const t = words.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const [isSure, setSure] = useState(false);
  const remove = useMutation({
    mutationFn: () => removeLadder(id),
    onSuccess: async () => {
      cache.removeQueries({ queryKey: oneLadder(id).queryKey });
      go("/admin/ladders", { replace: true });
      await cache.invalidateQueries({ queryKey: ["ladders"] });
    },
  });
  return (
    <>
      {isSure && <span className="meta">{t.removeSure}</span>}
      <Button className={`btn ${isSure ? "danger" : "quiet"}`} aria-busy={remove.isPending} onPress={() => (isSure ? remove.isPending || remove.mutate() : setSure(true))}>
        {t.remove}
      </Button>
      <RefusalNotice of={remove.error} />
    </>
  );
}
