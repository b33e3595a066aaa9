import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { call } from "../shared/api";
import { Card } from "../shared/parts/Card";
import { Select } from "../shared/parts/Select";
import { RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import { span } from "./Chart";
import { allSwaps, type Draft, type Swap } from "./rota";
import { words } from "./words";

/** What is proposed, asked and arranged for these two weeks, and the answers to it. */
export function Changes({ draft, leads }: { draft: Draft; leads: boolean }) {
  const t = words.use();
  const { zone } = draft.rota;
  const swaps = (useQuery(allSwaps).data?.items ?? []).filter(({ rota }) => rota === draft.rota.id);
  const act = useAct();
  const nothing = draft.standIns.length + draft.absences.length + swaps.length === 0;
  const times = (piece: { from: string; to: string }) => ({ from: span(piece.from, zone), to: span(piece.to, zone) });
  const button = (label: string, path: string, body?: unknown, method: "POST" | "DELETE" = "POST") => (
    <Button className="btn" aria-busy={act.isPending} onPress={() => act.isPending || act.mutate({ method, path, body })}>
      {label}
    </Button>
  );
  return (
    <Card title={t.changes} icon="people">
      <RefusalNotice of={act.error} />
      {nothing && <p className="t2">{t.noChanges}</p>}
      <ul className="lines">
        {swaps.map((swap) => (
          <li key={swap.id} className="col">
            <span>
              {fill(swap.state === "asked" ? t.swapAsked : t.swapTaken, { name: swap.technician.name, taker: swap.taker?.name ?? "", ...times(swap) })} <span className="t2">{swap.why}</span>
            </span>
            <div className="row wrap">
              {swap.state === "asked" && <Taker swap={swap} take={(technician) => act.mutate({ method: "POST", path: `/api/swaps/${swap.id}/take`, body: { technician } })} />}
              {swap.state === "taken" && leads && button(t.approve, `/api/swaps/${swap.id}/decide`, { approved: true })}
              {swap.state === "taken" && leads && button(t.refuse, `/api/swaps/${swap.id}/decide`, { approved: false })}
              {button(t.withdraw, `/api/swaps/${swap.id}/withdraw`)}
            </div>
          </li>
        ))}
        {draft.absences.map((absence) => (
          <li key={absence.id} className="col">
            <span>
              {fill(absence.state === "proposed" ? t.awayProposed : t.awayApproved, { name: absence.name, ...times(absence) })}{" "}
              {absence.kind && <span className="t2">{t.kinds[absence.kind]}</span>}
            </span>
            {leads && (
              <div className="row wrap">
                {absence.state === "proposed" && button(t.approve, `/api/absences/${absence.id}/decide`, { approved: true })}
                {absence.state === "proposed" && button(t.refuse, `/api/absences/${absence.id}/decide`, { approved: false })}
                {absence.state === "approved" && button(t.backAgain, `/api/absences/${absence.id}/withdraw`)}
              </div>
            )}
          </li>
        ))}
        {draft.standIns.map((each) => (
          <li key={each.id} className="col">
            <span>
              {fill(t.standsIn, { name: draft.names[each.technician] ?? "", rank: each.rank, ...times(each) })} <span className="t2">{each.why}</span>
            </span>
            {leads && <div className="row wrap">{button(t.withdraw, `/api/rotas/${draft.rota.id}/stand-ins/${each.id}`, undefined, "DELETE")}</div>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Taker({ swap, take }: { swap: Swap; take: (technician: string) => void }) {
  const t = words.use();
  const [taker, setTaker] = useState("");
  if (swap.peers.length === 0) return <span className="t2">{t.noPeers}</span>;
  return (
    <>
      <Select label={t.whoTakes} value={taker} onChange={setTaker} empty={t.choose} choices={swap.peers.map(({ id, name }) => ({ value: id, label: name }))} />
      <Button className="btn" isDisabled={!taker} onPress={() => take(taker)}>
        {t.take}
      </Button>
    </>
  );
}

function useAct() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ method, path, body }: { method: "POST" | "DELETE"; path: string; body?: unknown }) => call(method, path, body),
    onSettled: () => {
      for (const topic of ["rotas", "absences", "swaps"]) void cache.invalidateQueries({ queryKey: [topic] });
    },
  });
}
