import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation, useSearchParams } from "wouter";
import { branchesQuery, choicesFrom, wholeCompany, type Branch } from "../../shared/branches";
import { EditForm } from "../../shared/edit/EditForm";
import type { Kept } from "../../shared/edit/rebase";
import { useEdit } from "../../shared/edit/useEdit";
import { Select } from "../../shared/parts/Select";
import { EmptyState } from "../../shared/parts/EmptyState";
import { TextField } from "../../shared/parts/TextField";
import { useCompany } from "../../shared/session";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { words } from "../words";
import { names } from "../words/sections";
import { addBranch, changeBranch, keptBranch, newBranch, placesFor, type BranchForm } from "./branch";

const beside = {
  "people.branch-name-taken": "name",
  "people.branch-below-itself": "parent",
  "people.no-such-branch": "parent",
} as const;

export default function BranchPage({ params: { id = "new" } }: { params: Record<string, string> }) {
  const t = words.use();
  const [asked] = useSearchParams();
  const branches = useQuery(branchesQuery);
  const isNew = id === "new";
  const own = branches.data?.find((each) => each.id === id && each.parent !== null);
  const below = asked.get("below") ?? wholeCompany;
  return (
    <AdminPage section="branches" title={isNew ? t.branches.add : (own?.name ?? names.now().one.branches)} one>
      <One of={branches}>
        {(all) =>
          isNew ? (
            <Fields key={below} id={null} place={`/admin/branches/new?below=${below}`} kept={{ values: newBranch(below), version: 0 }} branches={all} />
          ) : own ? (
            <Fields key={id} id={id} place={`/admin/branches/${id}`} kept={keptBranch(own)} branches={all} reload={branches.refetch} />
          ) : (
            <EmptyState icon="search" title={t.notThere}>
              {t.notThereHelp}
            </EmptyState>
          )
        }
      </One>
    </AdminPage>
  );
}

interface FieldsProps {
  id: string | null;
  place: string;
  kept: Kept<BranchForm>;
  branches: readonly Branch[];
  reload?: () => unknown;
}

function Fields({ id, place, kept, branches, reload }: FieldsProps) {
  const t = words.use();
  const cache = useQueryClient();
  const company = useCompany();
  const [, go] = useLocation();
  const edit = useEdit({
    place,
    kept,
    save: async (form, version) => {
      const saved = id ? await changeBranch(id, form, version) : await addBranch(form);
      await cache.invalidateQueries({ queryKey: ["branches"] });
      if (!id) go("/admin/branches");
      return keptBranch(saved);
    },
    reload,
    required: ["name", "parent"],
    beside,
  });
  const choices = choicesFrom(wholeCompany, placesFor(id, branches), company);
  return (
    <EditForm
      title={names.now().one.branches}
      icon="house"
      edit={edit}
      {...(id ? {} : { verb: t.branches.create })}
      labels={{ name: t.name, parent: t.branches.parent }}
      shown={(field, value) => (field === "parent" ? choices.find((each) => each.value === value)?.label : undefined)}
    >
      <div className="pair">
        <TextField label={t.name} {...edit.field("name")} isRequired maxLength={120} />
        <Select label={t.branches.parent} {...(id ? { hint: t.branches.parentHint } : {})} {...edit.field("parent")} choices={choices} isRequired />
      </div>
    </EditForm>
  );
}
