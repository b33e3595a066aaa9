import { Button } from "react-aria-components";
import { EditForm } from "../shared/edit/EditForm";
import type { Edit } from "../shared/edit/useEdit";
import type { IconName } from "../shared/icons";
import { words as shared } from "../shared/words";
import { FieldInput } from "./FieldInput";
import { inGroups, type Field, type Value, type Values } from "./fields";
import { shown } from "./shown";
import { words } from "./words";
import "./directory.css";

interface EditCardProps {
  title: string;
  icon: IconName;
  fields: readonly Field[];
  edit: Edit<Values>;
  /** Of what does not exist yet; anything else that is saved unchanged is simply left. */
  isNew: boolean;
  /** Leaves the form. */
  close: () => void;
}

/** The form of one thing of the directory, drawn from its fields. */
export function EditCard({ title, icon, fields, edit, isNew, close }: EditCardProps) {
  const named = (name: string) => fields.find((each) => each.name === name);
  const one = (field: Field) => (
    <div key={field.name} className={isWide(field) ? "wide" : ""}>
      <FieldInput
        field={field}
        value={edit.values[field.name] ?? null}
        onChange={(value) => edit.change({ [field.name]: value })}
        error={edit.field(field.name).error}
      />
    </div>
  );
  return (
    <EditForm<Values>
      title={title}
      icon={icon}
      edit={isNew || edit.dirty ? edit : { ...edit, submit: () => Promise.resolve(close()) }}
      labels={Object.fromEntries(fields.map(({ name, label }) => [name, label]))}
      shown={(name, value) => {
        const field = named(name);
        return field && (shown(field, value as Value) || words.now().nothing);
      }}
      aside={
        !edit.dirty && (
          <Button className="btn" onPress={close}>
            {shared.now().cancel}
          </Button>
        )
      }
    >
      <div className="fields">
        {inGroups(fields.filter(({ onlyIf }) => onlyIf?.(edit.values) ?? true)).map(({ group, members }) =>
          group === undefined ? (
            members.map(one)
          ) : (
            <fieldset key={group} className="wide group">
              <legend>{group}</legend>
              <div className="fields">{members.map(one)}</div>
            </fieldset>
          ),
        )}
      </div>
    </EditForm>
  );
}

const isWide = (field: Field) => field.as === "lines" || (field.as === "text" && field.rows !== undefined);

/** The names of the fields that must always be filled in. */
export const neededOf = (fields: readonly Field[]): string[] => fields.filter(({ needed, onlyIf }) => needed && !onlyIf).map(({ name }) => name);
