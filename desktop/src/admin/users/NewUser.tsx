import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { wholeCompany } from "../../shared/branches";
import { EditForm } from "../../shared/edit/EditForm";
import { useEdit } from "../../shared/edit/useEdit";
import { Notice } from "../../shared/parts/Notice";
import { useMe } from "../../shared/session";
import { fill } from "../../shared/wording";
import { AdminPage } from "../AdminPage";
import { CopyLink } from "../CopyLink";
import { words } from "../words";
import { names } from "../words/sections";
import { addUser, keptUser, type User, type UserForm } from "./user";
import { UserFields } from "./UserFields";
import { beside } from "./UserPage";

export function NewUser() {
  const t = words.use();
  const [created, setCreated] = useState<User | null>(null);
  return (
    <AdminPage section="users" title={t.users.add} one>
      {created ? <Created user={created} another={() => setCreated(null)} /> : <FirstForm done={setCreated} />}
    </AdminPage>
  );
}

function FirstForm({ done }: { done: (user: User) => void }) {
  const t = words.use();
  const cache = useQueryClient();
  const { language } = useMe();
  const edit = useEdit<UserForm>({
    place: "/admin/users/new",
    kept: { values: { name: "", email: "", language, roles: [], skills: [], branch: wholeCompany, outlook: null, active: true }, version: 0 },
    save: async (form) => {
      const user = await addUser(form);
      void cache.invalidateQueries({ queryKey: ["users"] });
      done(user);
      return keptUser(user);
    },
    required: ["name", "email"],
    beside,
  });
  return (
    <EditForm
        title={names.now().one.users}
        icon="person"
        edit={edit}
        verb={t.users.create}
        labels={{ name: t.name, email: t.users.email, language: t.language, roles: t.users.roles, skills: t.skills, branch: t.users.branch, outlook: t.users.outlook, active: t.active }}
      >
        <UserFields edit={edit} isNew />
    </EditForm>
  );
}

function Created({ user, another }: { user: User; another: () => void }) {
  const t = words.use();
  const named = { name: user.name };
  return (
    <div className="form">
      <Notice tone="ok" title={fill(t.users.created, named)}>
        {user.link && fill(t.users.createdHelp, named)}
      </Notice>
      {user.link && <CopyLink label={t.users.link} link={user.link} />}
      <div className="row wrap">
        <Button className="btn filled" onPress={another} autoFocus>
          {t.users.another}
        </Button>
        <Link className="btn" href={`/admin/users/${user.id}`}>
          {fill(t.users.open, named)}
        </Link>
      </div>
    </div>
  );
}
