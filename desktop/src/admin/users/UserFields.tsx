import { useBranchChoices } from "../../shared/branches";
import type { Edit } from "../../shared/edit/useEdit";
import { Select } from "../../shared/parts/Select";
import { Switch } from "../../shared/parts/Switch";
import { TextField } from "../../shared/parts/TextField";
import { fill } from "../../shared/wording";
import { LanguageField } from "../LanguageField";
import { SkillsField } from "../SkillsField";
import { words } from "../words";
import { OutlookFields } from "./OutlookFields";
import { personRoles, type PersonRole, type UserForm } from "./user";

/** Whoever looks in as a customer has no other role. */
function withRole({ roles, outlook }: UserForm, role: PersonRole, on: boolean): Pick<UserForm, "roles" | "outlook"> {
  if (role === "customer") return { roles: on ? ["customer"] : [], outlook: null };
  const kept = personRoles.filter((each) => each !== "customer" && (each === role ? on : roles.includes(each)));
  return { roles: kept, outlook: kept.length === 0 ? outlook : null };
}

export function UserFields({ edit, isNew }: { edit: Edit<UserForm>; isNew?: boolean }) {
  const t = words.use();
  const branches = useBranchChoices();
  const { roles } = edit.values;
  const isCustomer = roles.includes("customer");
  const wrongRoles = edit.field("roles").error;
  return (
    <>
      <div className="pair">
        <TextField label={t.name} {...edit.field("name")} isRequired autoComplete="off" />
        <TextField label={t.users.email} hint={t.users.emailHint} {...edit.field("email")} isRequired type="email" autoComplete="off" />
      </div>
      <LanguageField {...edit.field("language")} />
      <fieldset className="fld">
        <legend className="lbl">{t.users.roles}</legend>
        <div className="col">
          {personRoles.map((role) => (
            <Switch
              key={role}
              label={fill(t.users.roleLine, { role: t.users.role[role], does: t.users.roleDoes[role] })}
              value={roles.includes(role)}
              onChange={(on) => edit.change(withRole(edit.values, role, on))}
            />
          ))}
        </div>
        {wrongRoles && <span className="wrong">{wrongRoles}</span>}
      </fieldset>
      {isCustomer ? <OutlookFields {...edit.field("outlook")} /> : <SkillsField hint={t.users.skillsHint} {...edit.field("skills")} />}
      {!isCustomer && branches.length > 0 && <Select label={t.users.branch} hint={t.users.branchHint} {...edit.field("branch")} choices={branches} />}
      {!isNew && (
        <div className="fld">
          <Switch label={t.active} value={edit.values.active} onChange={(active) => edit.change({ active })} />
          <span className="meta">{t.users.activeHint}</span>
        </div>
      )}
    </>
  );
}
