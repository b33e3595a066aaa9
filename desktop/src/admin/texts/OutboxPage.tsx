import { Link } from "wouter";
import { dayAndTime, phone, timeToTheSecond } from "../../shared/format";
import { Chip, type ChipTone } from "../../shared/parts/Chip";
import { DataTable, type Column } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { count, fill } from "../../shared/wording";
import { AdminPage } from "../AdminPage";
import { words } from "../words";
import { names } from "../words/sections";
import type { SentText } from "./gateway";
import { TextWords } from "./TextWords";
import { RepliesCard } from "./RepliesCard";
import { UnreadableCard } from "./UnreadableCard";

const tones: Record<SentText["state"], ChipTone> = { waiting: "", sending: "info", sent: "", delivered: "ok", undelivered: "high", failed: "high", withdrawn: "" };

/** Every text, how far it came and what the network said of it. */
export default function OutboxPage() {
  const t = words.use();
  const columns: Column<SentText>[] = [
    { title: t.outbox.written, of: (text) => <span className="nw">{dayAndTime(text.writtenAt)}</span> },
    { title: t.outbox.to, of: (text) => <span className="nw">{text.carrier === "pager" || text.carrier === "mail" ? text.to : phone(text.to)}</span> },
    {
      title: t.outbox.words,
      of: (text) => (
        <>
          <TextWords text={text} /> {(text.segments ?? 1) > 1 && <span className="meta nw">{count(t.outbox.segments, text.segments ?? 1)}</span>}
        </>
      ),
      width: "40%",
    },
    { title: t.outbox.about, of: ({ about }) => about && <Link href={`/${about.kind === "order" ? "orders" : "requests"}/${about.id}`}>{t.outbox.abouts[about.kind]}</Link> },
    { title: t.outbox.state, of: (text) => <Standing text={text} /> },
    { title: t.outbox.answer, of: ({ carrier, answer, receipt }) => [carrier && t.outbox.carriers[carrier], receipt ?? answer].filter(Boolean).join(": ") },
  ];
  return (
    <AdminPage section="outbox" lead={t.outbox.lead}>
      <RepliesCard />
      <UnreadableCard />
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

/** Sent is not delivered: only a receipt makes it green. */
function Standing({ text }: { text: SentText }) {
  const t = words.use();
  return (
    <span className="row wrap">
      <Chip tone={tones[text.state]}>{t.outbox.states[text.state]}</Chip>
      {text.deliveredAt && <span className="meta">{fill(t.outbox.deliveredAt, { time: timeToTheSecond(text.deliveredAt) })}</span>}
      {text.heldFor && <span className="meta">{fill(t.outbox.heldFor, { beginning: text.heldFor })}</span>}
      {text.attempts > 1 && <span className="meta">{count(t.outbox.attempts, text.attempts)}</span>}
    </span>
  );
}
