import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useBranchChoices } from "../../shared/branches";
import { EditForm } from "../../shared/edit/EditForm";
import { useEdit } from "../../shared/edit/useEdit";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { words } from "../words";
import { names } from "../words/sections";
import { NewUser } from "./NewUser";
import { SignInCard } from "./SignInCard";
import { changeUser, getUser, keptUser, type PersonRole, type User } from "./user";
import { UserFields } from "./UserFields";

/** Refusals that belong beside one field. */
export const beside = {
  "people.name-needed": "name",
  "people.email-malformed": "email",
  "people.email-taken": "email",
  "people.skill-malformed": "skills",
  "people.unknown-role": "roles",
  "people.unknown-language": "language",
  "people.last-administrator": "roles",
  "people.no-such-branch": "branch",
  "people.customer-only": "roles",
  "portal.customer-needed": "outlook",
  "portal.site-of-another": "outlook",
} as const;

export default function UserPage({ params: { id = "new" } }: { params: Record<string, string> }) {
  const { one } = names.use();
  const user = useQuery({ queryKey: ["users", "one", id], queryFn: () => getUser(id), enabled: id !== "new" });
  if (id === "new") return <NewUser />;
  return (
    <AdminPage section="users" title={user.data?.name ?? one.users} one>
      <One of={user}>
        {(found) => (
          <div className="two" key={id}>
            <ChangeUser user={found} reload={user.refetch} />
            <SignInCard user={found} />
          </div>
        )}
      </One>
    </AdminPage>
  );
}

function ChangeUser({ user, reload }: { user: User; reload: () => unknown }) {
  const t = words.use();
  const cache = useQueryClient();
  const branches = useBranchChoices();
  const edit = useEdit({
    place: `/admin/users/${user.id}`,
    kept: keptUser(user),
    save: async (form, version) => {
      const saved = await changeUser(user.id, form, version);
      cache.setQueryData(["users", "one", user.id], saved);
      void cache.invalidateQueries({ queryKey: ["users"] });
      return keptUser(saved);
    },
    reload,
    required: ["name", "email"],
    beside,
  });
  return (
    <EditForm
        title={names.now().one.users}
        icon="person"
        edit={edit}
        labels={{ name: t.name, email: t.users.email, language: t.language, roles: t.users.roles, skills: t.skills, branch: t.users.branch, outlook: t.users.outlook, active: t.active }}
        shown={(field, value) => {
          if (field === "roles") return (value as PersonRole[]).map((role) => t.users.role[role]).join(", ");
          return field === "branch" ? branches.find((each) => each.value === value)?.label : undefined;
        }}
      >
        <UserFields edit={edit} />
    </EditForm>
  );
}
