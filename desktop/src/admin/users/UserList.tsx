import { Link } from "wouter";
import { useBranchChoices, wholeCompany } from "../../shared/branches";
import { Icon } from "../../shared/icons";
import { Chip } from "../../shared/parts/Chip";
import { DataTable, type Column } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { AdminPage } from "../AdminPage";
import { languageName } from "../LanguageField";
import { words } from "../words";
import { names } from "../words/sections";
import type { User } from "./user";

export default function UserList() {
  const t = words.use();
  const { lists } = names.use();
  const branches = useBranchChoices();
  const branchOf = ({ branch }: User) => (branch === wholeCompany ? "" : branches.find(({ value }) => value === branch)?.label);
  const columns: Column<User>[] = [
    { title: t.name, of: (user) => user.name },
    { title: t.users.email, of: (user) => user.email },
    { title: t.users.roles, of: (user) => user.roles.map((role) => t.users.role[role]).join(", ") },
    { title: t.skills, of: (user) => user.skills.join(", ") },
    ...(branches.length > 0 ? [{ title: t.users.branch, of: branchOf }] : []),
    { title: t.language, of: (user) => languageName(user.language) },
    { title: t.active, of: (user) => (user.active ? t.active : <Chip>{t.inactive}</Chip>) },
  ];
  return (
    <AdminPage section="users" lead={t.users.lead}>
      <DataTable
        caption={lists.users}
        topic="users"
        path="/api/users"
        columns={columns}
        id={(user) => user.id}
        href={(user) => `/admin/users/${user.id}`}
        empty={<EmptyState icon="people" title={t.users.emptyTitle}>{t.users.emptyHelp}</EmptyState>}
        aside={
          <Link className="btn filled" href="/admin/users/new">
            <Icon name="plus" />
            {t.users.add}
          </Link>
        }
      />
    </AdminPage>
  );
}
