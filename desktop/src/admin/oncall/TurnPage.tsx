import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useLocation } from "wouter";
import { Notice } from "../../shared/parts/Notice";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { words } from "../words";
import { names } from "../words/sections";
import { addTurn, getTurn, keptTurn, nextWeek, removeTurn, type Turn } from "./turn";
import { TurnFields } from "./TurnFields";

export default function TurnPage({ params: { id = "new" } }: { params: Record<string, string> }) {
  const t = words.use();
  const isNew = id === "new";
  const [gone, setGone] = useState<Turn | null>(null);
  const removed = gone?.id === id ? gone : null;
  const [proposed] = useState(() => ({ area: "", technician: "", ...nextWeek(new Date()), rank: 1 }));
  const turn = useQuery({ queryKey: ["on-call", "one", id], queryFn: () => getTurn(id), enabled: !isNew && !removed });
  return (
    <AdminPage section="onCall" title={isNew ? t.onCall.add : (turn.data?.technician.name ?? names.now().one.onCall)} one>
      {isNew && <TurnFields key="new" id={null} kept={{ values: proposed, version: 0 }} />}
      {removed && <Removed turn={removed} />}
      {!isNew && !removed && (
        <One of={turn}>
          {(found) => (
            <TurnFields key={id} id={id} kept={keptTurn(found)} reload={turn.refetch} aside={<Remove turn={found} done={() => setGone(found)} />} />
          )}
        </One>
      )}
    </AdminPage>
  );
}

function Remove({ turn, done }: { turn: Turn; done: () => void }) {
  const t = words.use();
  const cache = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeTurn(turn.id),
    onSuccess: () => {
      done();
      void cache.invalidateQueries({ queryKey: ["on-call"], refetchType: "none" });
    },
  });
  return (
    <>
      <RefusalNotice of={remove.error} />
      <Button className="btn" aria-busy={remove.isPending} onPress={() => remove.isPending || remove.mutate()}>
        {t.onCall.remove}
      </Button>
    </>
  );
}

/** Instead of asking "are you sure?" before. */
function Removed({ turn }: { turn: Turn }) {
  const t = words.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const undo = useMutation({
    mutationFn: () => addTurn(keptTurn(turn).values),
    onSuccess: (again) => {
      void cache.invalidateQueries({ queryKey: ["on-call"] });
      go(`/admin/on-call/${again.id}`, { replace: true });
    },
  });
  return (
    <div className="col narrow">
      <Notice tone="ok">{fill(t.onCall.removed, { name: turn.technician.name })}</Notice>
      <RefusalNotice of={undo.error} />
      <div>
        <Button className="btn" autoFocus aria-busy={undo.isPending} onPress={() => undo.isPending || undo.mutate()}>
          {t.onCall.undo}
        </Button>
      </div>
    </div>
  );
}
