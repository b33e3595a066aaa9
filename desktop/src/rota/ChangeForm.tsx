import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { allTechnicians } from "../admin/technicians/technician";
import { call } from "../shared/api";
import { zoneName } from "../shared/format";
import { instantOf } from "../shared/moment";
import { Card } from "../shared/parts/Card";
import { MomentField } from "../shared/parts/MomentField";
import { NumberField } from "../shared/parts/NumberField";
import { Select } from "../shared/parts/Select";
import { TextField } from "../shared/parts/TextField";
import { fieldSentences, RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import { CalendarFile } from "./CalendarFile";
import type { AbsenceKind, Draft } from "./rota";
import { words } from "./words";

export type What = "standIn" | "takeOver" | "swap" | "away";

/** Times as a field writes them, on the wall of the reader. */
export interface Change {
  what: What;
  rank: number | null;
  from: string;
  to: string;
  technician: string;
  why: string;
  kind: AbsenceKind;
}

const kinds: readonly AbsenceKind[] = ["holiday", "sick", "training", "other"];

interface ChangeFormProps {
  draft: Draft;
  /** What was chosen in the chart. */
  change: Change | null;
  leads: boolean;
  done: () => void;
}

/** Somebody stands in or takes over now, asks others to swap, or is away. Whoever does not lead proposes. */
export function ChangeForm({ draft, change, leads, done }: ChangeFormProps) {
  const t = words.use();
  const cache = useQueryClient();
  const [form, setForm] = useState<Change>(change ?? { what: leads ? "standIn" : "swap", rank: 1, from: "", to: "", technician: "", why: "", kind: "holiday" });
  const technicians = useQuery(allTechnicians).data?.items ?? [];
  const set = (part: Partial<Change>) => setForm({ ...form, ...part });
  const send = useMutation({
    mutationFn: () => sent(draft.rota.id, form),
    onSuccess: () => {
      for (const topic of ["rotas", "absences", "swaps"]) void cache.invalidateQueries({ queryKey: [topic] });
      setForm({ ...form, technician: "", why: "" });
      done();
    },
  });
  const wrong = fieldSentences(send.error);
  const here = technicians.filter(({ active, area }) => active && area === draft.rota.area);
  const others = technicians.filter(({ active, area }) => active && area !== draft.rota.area);
  const may: readonly What[] = leads ? ["standIn", "takeOver", "swap", "away"] : ["swap", "away"];
  return (
    <Card title={t.change} icon="pencil">
      <form
        className="col"
        onSubmit={(event) => {
          event.preventDefault();
          if (!send.isPending) send.mutate();
        }}
      >
        {send.error && Object.keys(wrong).length === 0 ? <RefusalNotice of={send.error} /> : null}
        <div className="pair">
          <Select label={t.what} value={form.what} onChange={(what) => set({ what })} choices={may.map((value) => ({ value, label: t.whats[value] }))} />
          <Select
            label={form.what === "swap" ? t.whoseTurn : t.technician}
            value={form.technician}
            onChange={(technician) => set({ technician })}
            empty={t.choose}
            error={wrong["technician"]}
            choices={[...here, ...others].map(({ id, name, area }) => ({ value: id, label: area === draft.rota.area ? name : `${name}, ${area}` }))}
            isRequired
          />
        </div>
        {form.what !== "takeOver" && (
          <>
            <div className="pair">
              <MomentField label={t.from} value={form.from} onChange={(from) => set({ from })} error={wrong["from"]} />
              <MomentField label={t.to} value={form.to} onChange={(to) => set({ to })} error={wrong["to"]} />
            </div>
            <span className="meta">{fill(t.yourZone, { zone: zoneName(Intl.DateTimeFormat().resolvedOptions().timeZone) })}</span>
          </>
        )}
        {form.what === "away" ? (
          <>
            <Select label={t.kind} value={form.kind} onChange={(kind) => set({ kind })} choices={kinds.map((value) => ({ value, label: t.kinds[value] }))} />
            <CalendarFile technician={form.technician} kind={form.kind} />
          </>
        ) : (
          <div className="pair">
            <NumberField label={t.rank} value={form.rank} onChange={(rank) => set({ rank })} error={wrong["rank"]} />
            <TextField label={t.why} value={form.why} onChange={(why) => set({ why })} error={wrong["why"]} isRequired />
          </div>
        )}
        <div>
          <Button type="submit" className="btn filled" aria-busy={send.isPending}>
            {leads || form.what === "swap" ? t.does[form.what] : t.propose}
          </Button>
        </div>
      </form>
    </Card>
  );
}

const paths: Record<Exclude<What, "away">, string> = { standIn: "stand-ins", takeOver: "take-over", swap: "swaps" };

function sent(rota: string, { what, rank, from, to, technician, why, kind }: Change) {
  const who = technician || null;
  const when = { from: instantOf(from), to: instantOf(to) };
  if (what === "away") return call("POST", "/api/absences", { technician: who, ...when, kind });
  return call("POST", `/api/rotas/${rota}/${paths[what]}`, { rank, technician: who, why, ...(what === "takeOver" ? {} : when) });
}
