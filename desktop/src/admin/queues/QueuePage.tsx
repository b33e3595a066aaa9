import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { EditForm } from "../../shared/edit/EditForm";
import type { Kept } from "../../shared/edit/rebase";
import { useEdit } from "../../shared/edit/useEdit";
import { NumberField } from "../../shared/parts/NumberField";
import { Select } from "../../shared/parts/Select";
import { TextField } from "../../shared/parts/TextField";
import { AdminPage } from "../AdminPage";
import { LanguageField, languageName } from "../LanguageField";
import { One } from "../One";
import { useSkills } from "../SkillsField";
import { words } from "../words";
import { names } from "../words/sections";
import { addQueue, allQueues, changeQueue, keptQueue, newQueue, type QueueForm } from "./queue";

const beside = {
  "routing.queue-name": "name",
  "routing.queue-name-taken": "name",
  "routing.queue-language": "language",
  "routing.queue-priority": "priority",
  "routing.queue-answer-time": "answerWithinSeconds",
  "routing.queue-offer-time": "offerSeconds",
  "routing.dialled-number": "dialledNumbers",
  "routing.number-taken": "dialledNumbers",
} as const;

export default function QueuePage({ params: { id = "new" } }: { params: Record<string, string> }) {
  const t = words.use();
  const isNew = id === "new";
  const queues = useQuery({ ...allQueues, select: (page) => page.items.find((queue) => queue.id === id) ?? null });
  return (
    <AdminPage section="queues" title={isNew ? t.queues.add : (queues.data?.name ?? names.now().one.queues)} one>
        {isNew ? (
          <Fields key="new" id={null} kept={{ values: newQueue, version: 0 }} />
        ) : (
          <One of={queues}>{(found) => (found ? <Fields key={id} id={id} kept={keptQueue(found)} reload={queues.refetch} /> : t.notThere)}</One>
        )}
    </AdminPage>
  );
}

function Fields({ id, kept, reload }: { id: string | null; kept: Kept<QueueForm>; reload?: () => unknown }) {
  const t = words.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const skills = useSkills().data ?? [];
  const edit = useEdit({
    place: `/admin/queues/${id ?? "new"}`,
    kept,
    save: async (form, version) => {
      const saved = id ? await changeQueue(id, form, version) : await addQueue(form);
      await cache.invalidateQueries({ queryKey: ["queues"] });
      if (!id) go(`/admin/queues/${saved.id}`, { replace: true });
      return keptQueue(saved);
    },
    reload,
    required: ["name", "priority", "answerWithinSeconds", "offerSeconds"],
    beside,
  });
  const seconds = t.seconds;
  return (
    <EditForm
      title={names.now().one.queues}
      icon="list"
      edit={edit}
      {...(id ? {} : { verb: t.queues.create })}
      labels={{
        name: t.name,
        language: t.language,
        skill: t.queues.skill,
        priority: t.queues.priority,
        answerWithinSeconds: t.queues.answerWithin,
        offerSeconds: t.queues.offer,
        dialledNumbers: t.queues.numbers,
      }}
      shown={(field, value) => (field === "language" ? languageName(String(value)) : undefined)}
    >
      <TextField label={t.name} hint={t.queues.nameHint} {...edit.field("name")} isRequired maxLength={80} />
      <TextField label={t.queues.numbers} hint={t.queues.numbersHint} {...edit.field("dialledNumbers")} rows={3} />
      <div className="pair">
        <LanguageField hint={t.queues.languageHint} {...edit.field("language")} />
        <Select
          label={t.queues.skill}
          hint={t.queues.skillHint}
          {...edit.field("skill")}
          empty={t.queues.anybody}
          choices={[...new Set([...skills, edit.values.skill])].filter(Boolean).map((value) => ({ value, label: value }))}
        />
      </div>
      <div className="pair">
        <NumberField label={t.queues.answerWithin} hint={t.queues.answerWithinHint} {...edit.field("answerWithinSeconds")} unit={seconds} isRequired />
        <NumberField label={t.queues.offer} hint={t.queues.offerHint} {...edit.field("offerSeconds")} unit={seconds} isRequired />
        <NumberField label={t.queues.priority} hint={t.queues.priorityHint} {...edit.field("priority")} isRequired />
      </div>
    </EditForm>
  );
}
