import { Button } from "react-aria-components";
import { Icon } from "../icons";
import { fill } from "../wording";
import { words } from "../words";
import type { Edit } from "./useEdit";

interface OthersNoticeProps<Values> {
  edit: Edit<Values>;
  labels: Readonly<Record<keyof Values, string>>;
  shown: ((field: keyof Values, value: unknown) => string | undefined) | undefined;
}

/** Somebody else was faster: what they changed, and both values side by side where we both changed one. */
export function OthersNotice<Values>({ edit, labels, shown }: OthersNoticeProps<Values>) {
  const t = words.use();
  const { others } = edit;
  if (!others) return null;
  const read = (field: keyof Values, value: unknown) => shown?.(field, value) ?? plain(value, t);
  return (
    <section className="notice others" role="alert">
      <Icon name="people" />
      <div className="col sp">
        <b>{t.edit.others}</b>
        {others.taken.length > 0 && <span>{fill(t.edit.taken, { fields: others.taken.map((field) => labels[field]).join(", ") })}</span>}
        {others.clashes.map((field) => (
          <div key={String(field)} className="clash">
            <b>{labels[field]}</b>
            <span>{fill(t.edit.theirs, { value: read(field, others.theirs[field]) })}</span>
            <span>{fill(t.edit.mine, { value: read(field, edit.values[field]) })}</span>
            <span className="row">
              <Button className="btn s" aria-label={`${t.edit.keepMine}: ${labels[field]}`} onPress={() => edit.keepMine(field)}>
                {t.edit.keepMine}
              </Button>
              <Button className="btn s" aria-label={`${t.edit.takeTheirs}: ${labels[field]}`} onPress={() => edit.takeTheirs(field)}>
                {t.edit.takeTheirs}
              </Button>
            </span>
          </div>
        ))}
        {others.clashes.length === 0 && edit.dirty && <span>{t.edit.saveAgain}</span>}
      </div>
    </section>
  );
}

function plain(value: unknown, { yes, no }: { yes: string; no: string }): string {
  if (value === true) return yes;
  if (value === false) return no;
  const text = Array.isArray(value) ? value.join(", ") : String(value ?? "");
  return text === "" ? "–" : text;
}
