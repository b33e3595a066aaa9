import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { useLocation } from "wouter";
import { SkillsField } from "../admin/SkillsField";
import { allTechnicians, areasOf } from "../admin/technicians/technician";
import { Proposals } from "../devices/Proposals";
import { call } from "../shared/api";
import { dayAndTime } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { DataTable, type Column } from "../shared/parts/DataTable";
import { EmptyState } from "../shared/parts/EmptyState";
import { NumberField } from "../shared/parts/NumberField";
import { TextField } from "../shared/parts/TextField";
import { fieldSentences, RefusalNotice } from "../shared/refused";
import { useMe } from "../shared/session";
import type { Incident, Told, Whole } from "./incidents";
import { ToldFields } from "./ToldFields";
import { words } from "./words";

/** What befalls many at once, now and before; whoever leads declares it here. */
export default function IncidentsPage() {
  const t = words.use();
  const leads = useMe().roles.some((role) => role === "supervisor" || role === "administrator");
  const columns: readonly Column<Incident>[] = [
    { title: t.one, of: ({ number, title }) => `${number} ${title}` },
    { title: t.areas, of: ({ areas }) => areas.join(", ") },
    { title: t.declared, of: ({ declaredAt }) => dayAndTime(declaredAt) },
    { title: t.orders, of: ({ orders, open }) => `${open} / ${orders}`, right: true },
    { title: t.allClear, of: ({ endedAt }) => (endedAt ? dayAndTime(endedAt) : t.stillOn) },
  ];
  return (
    <div className="page">
      <h1>{t.title}</h1>
      <Proposals leads={leads} />
      {leads && <Declare />}
      <Card title={t.all} icon="list">
        <DataTable
          caption={t.all}
          topic="incidents"
          path="/api/incidents"
          columns={columns}
          id={({ id }) => id}
          href={({ id }) => `/incidents/${id}`}
          search={false}
          empty={
            <EmptyState icon="check" title={t.none}>
              {t.noneHelp}
            </EmptyState>
          }
        />
      </Card>
    </div>
  );
}

function Declare() {
  const t = words.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const technicians = useQuery(allTechnicians).data?.items ?? [];
  const [title, setTitle] = useState("");
  const [areas, setAreas] = useState<string[]>([]);
  const [sinceMinutes, setSince] = useState<number | null>(60);
  const [told, setTold] = useState<Told>({});
  const declare = useMutation({
    mutationFn: () => call<Whole>("POST", "/api/incidents", { title, areas, sinceMinutes, words: told }),
    onSuccess: ({ incident }) => go(`/incidents/${incident.id}`),
    onSettled: () => cache.invalidateQueries({ queryKey: ["incidents"] }),
  });
  const wrong = fieldSentences(declare.error);
  return (
    <Card
      title={t.declare}
      icon="warning"
      footer={
        <Button className="btn filled" aria-busy={declare.isPending} onPress={() => declare.isPending || declare.mutate()}>
          {t.declare}
        </Button>
      }
    >
      <p className="t2">{t.declareHelp}</p>
      <RefusalNotice of={Object.keys(wrong).length ? null : declare.error} />
      <TextField label={t.what} hint={t.whatHint} value={title} onChange={setTitle} error={wrong["title"]} maxLength={120} isRequired />
      <SkillsField legend={t.areas} addLabel={t.addArea} addHint={t.addAreaHint} known={false} offers={areasOf(technicians)} value={areas} onChange={setAreas} error={wrong["areas"]} />
      <NumberField label={t.since} hint={t.sinceHint} unit="min" value={sinceMinutes} onChange={setSince} min={0} max={1440} error={wrong["sinceMinutes"]} />
      <ToldFields value={told} onChange={setTold} error={wrong["words"]} />
    </Card>
  );
}
