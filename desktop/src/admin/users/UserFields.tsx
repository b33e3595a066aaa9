import { useBranchChoices } from "../../shared/branches";
import type { Edit } from "../../shared/edit/useEdit";
import { Select } from "../../shared/parts/Select";
import { Switch } from "../../shared/parts/Switch";
import { TextField } from "../../shared/parts/TextField";
import { fill } from "../../shared/wording";
import { LanguageField } from "../LanguageField";
import { SkillsField } from "../SkillsField";
import { words } from "../words";
import { personRoles, type UserForm } from "./user";

export function UserFields({ edit, isNew }: { edit: Edit<UserForm>; isNew?: boolean }) {
  const t = words.use();
  const branches = useBranchChoices();
  const { roles } = edit.values;
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
              onChange={(on) => edit.change({ roles: personRoles.filter((each) => (each === role ? on : roles.includes(each))) })}
            />
          ))}
        </div>
        {wrongRoles && <span className="wrong">{wrongRoles}</span>}
      </fieldset>
      <SkillsField hint={t.users.skillsHint} {...edit.field("skills")} />
      {branches.length > 0 && <Select label={t.users.branch} hint={t.users.branchHint} {...edit.field("branch")} choices={branches} />}
      {!isNew && (
        <div className="fld">
          <Switch label={t.active} value={edit.values.active} onChange={(active) => edit.change({ active })} />
          <span className="meta">{t.users.activeHint}</span>
        </div>
      )}
    </>
  );
}
