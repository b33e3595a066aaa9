import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { localOf } from "../shared/moment";
import { EmptyState } from "../shared/parts/EmptyState";
import { Page } from "../shared/parts/Page";
import { Select } from "../shared/parts/Select";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { useMe } from "../shared/session";
import { Changes } from "./Changes";
import { ChangeForm, type Change } from "./ChangeForm";
import { Chart, type Picked } from "./Chart";
import { History } from "./History";
import { Problems } from "./Problems";
import { Publish } from "./Publish";
import { allRotas, beginOf, daysFrom, draftOf, type Draft, type Rota } from "./rota";
import { words } from "./words";
import "./rota.css";

const twoWeeks = 14;

/** Two weeks of an area: its layers, the final line, where nobody is, and who changed what. */
export default function SchedulePage() {
  const t = words.use();
  const rotas = useQuery(allRotas);
  const [chosen, setChosen] = useState("");
  const all = rotas.data?.items ?? [];
  const rota = all.find(({ id }) => id === chosen) ?? all[0];
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        all.length > 0 && (
          <Select label={t.area} value={rota?.id ?? ""} onChange={setChosen} choices={all.map(({ id, area }) => ({ value: id, label: area }))} />
        )
      }
    >
      <RefusalNotice of={rotas.error} />
      {rotas.isPending && <Skeleton rows={8} />}
      {rotas.data && !rota && (
        <EmptyState icon="calendar" title={t.emptyTitle}>
          {t.emptyHelp}
        </EmptyState>
      )}
      {rota && <OfArea key={rota.id} rota={rota} />}
    </Page>
  );
}

function OfArea({ rota }: { rota: Rota }) {
  const t = words.use();
  const [now] = useState(() => new Date());
  const [weeks, setWeeks] = useState(0);
  const days = daysFrom(now, rota.zone, weeks, twoWeeks).map((day) => beginOf(day, rota.zone).toISOString());
  const draft = useQuery({ ...draftOf(rota.id, days[0] ?? "", days[twoWeeks] ?? ""), placeholderData: (before: Draft | undefined) => before });
  return (
    <>
      <div className="row wrap" role="group" aria-label={t.weeks}>
        <Button className="btn" onPress={() => setWeeks(weeks - 1)}>
          {t.earlier}
        </Button>
        <Button className="btn" onPress={() => setWeeks(0)} aria-pressed={weeks === 0}>
          {t.thisWeek}
        </Button>
        <Button className="btn" onPress={() => setWeeks(weeks + 1)}>
          {t.later}
        </Button>
      </div>
      <RefusalNotice of={draft.error} />
      {draft.data ? <Standing draft={draft.data} days={days} /> : draft.isPending && <Skeleton rows={8} />}
    </>
  );
}

function Standing({ draft, days }: { draft: Draft; days: readonly string[] }) {
  const me = useMe();
  const leads = me.roles.some((role) => role === "supervisor" || role === "administrator");
  const [change, setChange] = useState<Change | null>(null);
  const pick = ({ rank, from, to, technician }: Picked) =>
    setChange({ what: leads ? "standIn" : "swap", rank, from: localOf(from), to: localOf(to), technician: leads ? "" : technician, why: "", kind: "holiday" });
  return (
    <>
      <Chart draft={draft} days={days} pick={pick} />
      <div className="rota-below">
        <div className="col">
          <ChangeForm key={JSON.stringify(change)} draft={draft} change={change} leads={leads} done={() => setChange(null)} />
          <Problems draft={draft} />
          {leads && <Publish draft={draft} />}
        </div>
        <div className="col">
          <Changes draft={draft} leads={leads} />
          <History draft={draft} />
        </div>
      </div>
    </>
  );
}
