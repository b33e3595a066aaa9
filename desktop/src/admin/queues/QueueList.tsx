import { Link } from "wouter";
import { phone } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { DataTable, type Column } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { AdminPage } from "../AdminPage";
import { languageName } from "../LanguageField";
import { words } from "../words";
import { names } from "../words/sections";
import type { Queue } from "./queue";

export default function QueueList() {
  const t = words.use();
  const { lists } = names.use();
  const columns: Column<Queue>[] = [
    { title: t.name, of: (queue) => queue.name },
    { title: t.queues.numbers, of: (queue) => queue.dialledNumbers.map(phone).join(", ") || <span className="t2">{t.queues.noNumbers}</span> },
    { title: t.language, of: (queue) => languageName(queue.language) },
    { title: t.queues.skill, of: (queue) => queue.skill ?? t.queues.anybody },
    { title: t.queues.priority, of: (queue) => queue.priority, right: true },
    { title: `${t.queues.answerWithin} (${t.seconds})`, of: (queue) => queue.answerWithinSeconds, right: true },
  ];
  return (
    <AdminPage section="queues" lead={t.queues.lead}>
      <DataTable
        caption={lists.queues}
        topic="queues"
        path="/api/queues"
        search={false}
        columns={columns}
        id={(queue) => queue.id}
        href={(queue) => `/admin/queues/${queue.id}`}
        empty={<EmptyState icon="list" title={t.queues.emptyTitle}>{t.queues.emptyHelp}</EmptyState>}
        aside={
          <Link className="btn filled" href="/admin/queues/new">
            <Icon name="plus" />
            {t.queues.add}
          </Link>
        }
      />
    </AdminPage>
  );
}
