import { useDeferredValue } from "react";
import { Button } from "react-aria-components";
import { useSearchParams } from "wouter";
import { Icon } from "../../shared/icons";
import { day, timeToTheSecond } from "../../shared/format";
import { Chip, type ChipTone } from "../../shared/parts/Chip";
import { DataTable, type Column } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { Select } from "../../shared/parts/Select";
import { TextField } from "../../shared/parts/TextField";
import { fill } from "../../shared/wording";
import { AdminPage } from "../AdminPage";
import { audit, type AuditWords } from "../words/audit";
import { words } from "../words";
import { names } from "../words/sections";
import { asked, queryOf, sheetOf, type Act, type Asked, type Done, type Kind } from "./audit";
import { ChainCard } from "./ChainCard";
import "./audit.css";

const tones: Partial<Record<Act, ChipTone>> = { refused: "high", "sign-in-failed": "high", "rights-changed": "info", exported: "info" };

/** Who saw and who changed what, the newest first; what is chosen stands in the address and can be passed on. */
export default function AuditPage() {
  const t = audit.use();
  const roles = words.use().users.role;
  const { lists } = names.use();
  const [chosen, choose] = useSearchParams();
  const filter: Asked = Object.fromEntries(asked.flatMap((name) => (chosen.get(name) ? [[name, chosen.get(name)]] : [])));
  const query = useDeferredValue(JSON.stringify(queryOf(filter)));
  const set = (name: keyof Asked, value: string) =>
    choose(
      (before) => {
        const next = new URLSearchParams(before);
        if (value.trim()) next.set(name, value.trim());
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const isFiltered = Object.keys(filter).length > 0;
  const columns: Column<Done>[] = [
    { title: t.at, of: ({ at }) => <span className="nw">{`${day(at)} ${timeToTheSecond(at)}`}</span> },
    {
      title: t.who,
      of: (done) => (
        <>
          {done.who ? <Only name={done.name ?? t.natures[done.nature]} press={() => set("who", done.who ?? "")} /> : t.natures[done.nature]}{" "}
          <span className="meta">{done.roles.map((role) => (role in roles ? roles[role as keyof typeof roles] : role)).join(", ")}</span>
        </>
      ),
    },
    {
      title: t.act,
      of: ({ act, deed, reason }) => (
        <>
          <Chip tone={tones[act] ?? ""}>{t.acts[act]}</Chip> <span className="meta">{[deed, reason].filter((word) => word && word !== act).join(" · ")}</span>
        </>
      ),
    },
    {
      title: t.subject,
      of: ({ kind, subject }) => (
        <>
          {kindName(t, kind)} {subject && <Only name={subject} shown={short(subject)} press={() => set("subject", subject)} />}
        </>
      ),
    },
    { title: t.way, of: ({ way }) => way && <code className="meta">{way}</code> },
  ];
  return (
    <AdminPage section="audit" lead={t.lead}>
      <ChainCard />
      <div className="row wrap filters audit-filters">
        <Select label={t.act} value={(filter.act ?? "") as Act | ""} onChange={(act) => set("act", act)} empty={t.anyAct} choices={choices(t.acts)} />
        <Select label={t.kind} value={(filter.kind ?? "") as Kind | ""} onChange={(kind) => set("kind", kind)} empty={t.anyKind} choices={choices(t.kinds)} />
        <TextField label={t.from} type="date" value={filter.from ?? ""} onChange={(from) => set("from", from)} />
        <TextField label={t.to} type="date" value={filter.to ?? ""} onChange={(to) => set("to", to)} />
        <TextField label={t.whoId} value={filter.who ?? ""} onChange={(who) => set("who", who)} placeholder={t.whoHint} />
        <TextField label={t.subjectId} value={filter.subject ?? ""} onChange={(subject) => set("subject", subject)} placeholder={t.subjectHint} />
        {isFiltered && (
          <Button className="btn" onPress={() => choose(new URLSearchParams(), { replace: true })}>
            {t.clear}
          </Button>
        )}
        <a className="btn" href={sheetOf(filter)} download>
          <Icon name="paper" />
          {t.save}
        </a>
      </div>
      <DataTable<Done>
        key={query}
        caption={lists.audit}
        topic="audit"
        path="/api/audit"
        query={JSON.parse(query) as Record<string, string>}
        columns={columns}
        id={({ id }) => id}
        search={false}
        empty={
          isFiltered ? (
            <EmptyState icon="search" title={t.nothingTitle}>{t.nothingHelp}</EmptyState>
          ) : (
            <EmptyState icon="book" title={t.emptyTitle}>{t.emptyHelp}</EmptyState>
          )
        }
      />
    </AdminPage>
  );
}

/** Shows only this from now on. */
function Only({ name, shown = name, press }: { name: string; shown?: string; press: () => void }) {
  const t = audit.use();
  return (
    <Button className="linklike" aria-label={fill(t.only, { name })} onPress={press}>
      {shown}
    </Button>
  );
}

const choices = <Word extends string>(of: Record<Word, string>) =>
  (Object.entries(of) as [Word, string][]).map(([value, label]) => ({ value, label }));

const kindName = (t: AuditWords, kind: string): string => (kind in t.kinds ? t.kinds[kind as Kind] : kind);

/** The end of an id tells it from those of the same hour. */
const short = (id: string): string => (/^[0-9a-f-]{36}$/.test(id) ? `…${id.slice(-8)}` : id);
