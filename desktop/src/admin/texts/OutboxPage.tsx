import { dayAndTime, phone } from "../../shared/format";
import { Chip, type ChipTone } from "../../shared/parts/Chip";
import { DataTable, type Column } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { count } from "../../shared/wording";
import { AdminPage } from "../AdminPage";
import { words } from "../words";
import { names } from "../words/sections";
import type { SentText } from "./gateway";

const tones: Record<SentText["state"], ChipTone> = { waiting: "", sending: "info", sent: "ok", failed: "high" };

export default function OutboxPage() {
  const t = words.use();
  const columns: Column<SentText>[] = [
    { title: t.outbox.written, of: (text) => <span className="nw">{dayAndTime(text.writtenAt)}</span> },
    { title: t.outbox.to, of: (text) => <span className="nw">{phone(text.to)}</span> },
    { title: t.outbox.words, of: (text) => text.words, width: "40%" },
    {
      title: t.outbox.state,
      of: (text) => (
        <span className="row wrap">
          <Chip tone={tones[text.state]}>{t.outbox.states[text.state]}</Chip>
          {text.attempts > 1 && <span className="meta">{count(t.outbox.attempts, text.attempts)}</span>}
        </span>
      ),
    },
    { title: t.outbox.answer, of: (text) => text.answer ?? "" },
  ];
  return (
    <AdminPage section="outbox" lead={t.outbox.lead}>
      <DataTable
        caption={names.use().lists.outbox}
        topic="outbox"
        path="/api/outbox"
        columns={columns}
        id={(text) => text.id}
        empty={<EmptyState icon="envelope" title={t.outbox.emptyTitle}>{t.outbox.emptyHelp}</EmptyState>}
      />
    </AdminPage>
  );
}
