import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { priorityOf } from "../../orders/timeline";
import { EditForm } from "../../shared/edit/EditForm";
import type { Kept } from "../../shared/edit/rebase";
import { useEdit } from "../../shared/edit/useEdit";
import { NumberField } from "../../shared/parts/NumberField";
import { Select } from "../../shared/parts/Select";
import { TextField } from "../../shared/parts/TextField";
import { language, languageNames, languages } from "../../shared/preferences";
import { useStore } from "../../shared/store";
import { words as shared } from "../../shared/words";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { words } from "../words";
import { codes as codeWords } from "../words/codes";
import { addCode, changeCode, inLanguage, keptCode, newCode, treeQuery, type Branch, type CodeForm, type CodeTree } from "./code";
import { KindsField } from "./KindsField";
import { Questions } from "./Questions";

/** One problem code: where it hangs, how urgent it is, and its words in every language. */
export default function CodePage({ params: { id = "new" } }: { params: Record<string, string> }) {
  const t = codeWords.use();
  const tree = useQuery(treeQuery);
  const isNew = id === "new";
  return (
    <AdminPage section="codes" title={isNew ? t.add : id} one>
      <One of={tree}>
        {(found) => {
          if (isNew) return <Fields key="new" tree={found} id={null} kept={{ values: newCode, version: 0 }} />;
          const code = found.codes.find((each) => each.code === id);
          if (!code) return words.now().notThere;
          return (
            <div className="two code">
              <Fields key={id} tree={found} id={id} kept={keptCode(code)} reload={tree.refetch} />
              <Questions of={code} />
            </div>
          );
        }}
      </One>
    </AdminPage>
  );
}

interface FieldsProps {
  tree: CodeTree;
  id: string | null;
  kept: Kept<CodeForm>;
  reload?: () => unknown;
}

const urgencies = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

function Fields({ tree, id, kept, reload }: FieldsProps) {
  const t = codeWords.use();
  const { priorities } = shared.use();
  const reads = useStore(language);
  const cache = useQueryClient();
  const [, go] = useLocation();
  const edit = useEdit({
    place: `/admin/codes/${id ?? "new"}`,
    kept,
    save: async (form, version) => {
      const saved = id ? await changeCode(id, form, version) : await addCode({ ...form, code: form.code.trim().toUpperCase() });
      await cache.invalidateQueries({ queryKey: ["problem-codes"] });
      if (!id) go(`/admin/codes/${saved.code}`, { replace: true });
      return keptCode(saved);
    },
    reload,
    required: ["department", "provider", "category", "urgency", "words.en.name", ...(id ? [] : (["code"] as const))],
  });
  const branches = (of: readonly Branch[]) => of.map(({ key, names }) => ({ value: key, label: inLanguage(names, reads) ?? key }));
  const wordLabels = languages.flatMap((each) =>
    (["name", "detail", "say", "synonyms"] as const).map((part) => [`words.${each}.${part}`, `${languageNames[each]}: ${t[part]}`]),
  );
  const labels = {
    code: t.code,
    department: t.department,
    provider: t.provider,
    category: t.category,
    urgency: t.urgency,
    minutes: t.minutes,
    technicians: t.technicians,
    kinds: t.kinds,
    ...Object.fromEntries(wordLabels),
  } as Record<keyof CodeForm, string>;
  return (
    <EditForm title={t.one} icon="list" edit={edit} labels={labels} {...(id ? {} : { verb: t.create })}>
      {!id && <TextField label={t.code} hint={t.codeHint} {...edit.field("code")} isRequired maxLength={6} />}
      <div className="pair">
        <Select label={t.department} {...edit.field("department")} empty={t.choose} isRequired choices={branches(tree.departments)} />
        <Select label={t.provider} {...edit.field("provider")} empty={t.choose} isRequired choices={branches(tree.providers)} />
        <Select label={t.category} {...edit.field("category")} empty={t.choose} isRequired choices={branches(tree.categories)} />
        <Select
          label={t.urgency}
          hint={t.urgencyHint}
          {...edit.field("urgency")}
          isRequired
          choices={urgencies.map((each) => ({ value: String(each), label: `${each}: ${priorities[priorityOf(each)]}` }))}
        />
        <NumberField label={t.minutes} {...edit.field("minutes")} min={5} unit="min" />
        <Select label={t.technicians} hint={t.techniciansHint} {...edit.field("technicians")} isRequired choices={["1", "2"].map((value) => ({ value, label: value }))} />
      </div>
      <KindsField label={t.kinds} {...edit.field("kinds")} />
      {languages.map((each) => (
        <fieldset key={each} className="tongue">
          <legend className="lead" lang={each}>{languageNames[each]}</legend>
          <div className="pair">
            <TextField label={t.name} {...edit.field(`words.${each}.name`)} isRequired={each === "en"} maxLength={100} />
            <TextField label={t.detail} {...edit.field(`words.${each}.detail`)} maxLength={200} />
            <TextField label={t.say} {...edit.field(`words.${each}.say`)} rows={3} maxLength={600} />
            <TextField label={t.synonyms} {...edit.field(`words.${each}.synonyms`)} rows={3} />
          </div>
        </fieldset>
      ))}
    </EditForm>
  );
}
