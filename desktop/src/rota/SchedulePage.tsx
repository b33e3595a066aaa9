import { useQuery } from "@tanstack/react-query";
import { useEffect, useState, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { localOf } from "../shared/moment";
import { EmptyState } from "../shared/parts/EmptyState";
import { Notice } from "../shared/parts/Notice";
import { Page } from "../shared/parts/Page";
import { Select } from "../shared/parts/Select";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { useMe } from "../shared/session";
import { Changes } from "./Changes";
import { ChangeForm, type Change } from "./ChangeForm";
import { Chart, type Picked } from "./Chart";
import { History } from "./History";
import { NewRota } from "./NewRota";
import { Problems } from "./Problems";
import { Publish } from "./Publish";
import { allRotas, beginOf, daysFrom, draftOf, type Draft, type Rota } from "./rota";
import { RulesCard } from "./RulesCard";
import { previewOf, type RulesForm } from "./rules";
import { words } from "./words";
import "./rota.css";

const twoWeeks = 14;

/** Two weeks of an area: its layers, the final line, where nobody is, and who changed what. */
export default function SchedulePage() {
  const t = words.use();
  const rotas = useQuery(allRotas);
  const leads = useMe().roles.some((role) => role === "supervisor" || role === "administrator");
  const [chosen, setChosen] = useState("");
  const [isNew, setIsNew] = useState(false);
  const all = rotas.data?.items ?? [];
  const rota = all.find(({ id }) => id === chosen) ?? all[0];
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <>
          {all.length > 0 && <Select label={t.area} value={rota?.id ?? ""} onChange={setChosen} choices={all.map(({ id, area }) => ({ value: id, label: area }))} />}
          {leads && (
            <Button className="btn" aria-expanded={isNew} onPress={() => setIsNew(!isNew)}>
              {t.newRota.title}
            </Button>
          )}
        </>
      }
    >
      <RefusalNotice of={rotas.error} />
      {isNew && (
        <NewRota
          done={({ id }) => {
            setChosen(id);
            setIsNew(false);
          }}
        />
      )}
      {rotas.isPending && <Skeleton rows={8} />}
      {rotas.data && !rota && (
        <EmptyState icon="calendar" title={t.emptyTitle}>
          {t.emptyHelp}
        </EmptyState>
      )}
      {rota && <OfArea key={rota.id} rota={rota} leads={leads} />}
    </Page>
  );
}

function OfArea({ rota, leads }: { rota: Rota; leads: boolean }) {
  const t = words.use();
  const [now] = useState(() => new Date());
  const [weeks, setWeeks] = useState(0);
  const days = daysFrom(now, rota.zone, weeks, twoWeeks).map((day) => beginOf(day, rota.zone).toISOString());
  const draft = useQuery({ ...draftOf(rota.id, days[0] ?? "", days[twoWeeks] ?? ""), placeholderData: (before: Draft | undefined) => before });
  const [written, setWritten] = useState<RulesForm | null>(null);
  const rules = useSettled(written);
  const preview = useQuery({
    queryKey: ["rotas", rota.id, "preview", days[0], days[twoWeeks], rules],
    queryFn: () => previewOf(rota, rules as RulesForm, days[0] ?? "", days[twoWeeks] ?? ""),
    enabled: rules !== null,
    retry: false,
  });
  const shown = (rules && preview.data) || draft.data;
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
      {rules && (preview.isError ? <Notice tone="high">{t.rules.previewWrong}</Notice> : <Notice>{t.rules.preview}</Notice>)}
      {shown ? (
        <Standing draft={shown} days={days} leads={leads} isPreview={rules !== null}>
          {leads && <RulesCard rota={rota} preview={setWritten} />}
        </Standing>
      ) : (
        draft.isPending && <Skeleton rows={8} />
      )}
    </>
  );
}

/** The value as it has been for a moment, so that not every key asks the server. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(value), 400);
    return () => clearTimeout(wait);
  }, [value]);
  return settled;
}

interface StandingProps {
  draft: Draft;
  days: readonly string[];
  leads: boolean;
  /** Of rules that are not kept: nothing is arranged or published by them. */
  isPreview: boolean;
  children: ReactNode;
}

function Standing({ draft, days, leads, isPreview, children }: StandingProps) {
  const [change, setChange] = useState<Change | null>(null);
  const pick = ({ rank, from, to, technician }: Picked) =>
    setChange({ what: leads ? "standIn" : "swap", rank, from: localOf(from), to: localOf(to), technician: leads ? "" : technician, why: "", kind: "holiday" });
  return (
    <>
      <Chart draft={draft} days={days} pick={pick} />
      {children}
      <div className="rota-below">
        <div className="col">
          <ChangeForm key={JSON.stringify(change)} draft={draft} change={change} leads={leads} done={() => setChange(null)} />
          <Problems draft={draft} />
          {leads && !isPreview && <Publish draft={draft} />}
        </div>
        <div className="col">
          <Changes draft={draft} leads={leads} />
          <History draft={draft} />
        </div>
      </div>
    </>
  );
}
