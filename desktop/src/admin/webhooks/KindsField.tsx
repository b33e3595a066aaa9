import { useQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { RefusalNotice } from "../../shared/refused";
import { webhooks } from "../words/webhooks";
import { byThing, kindsQuery, shortOf } from "./webhook";

/** Every kind of event as a button that stays pressed, those of one thing beside each other. */
export function KindsField({ value, onChange, error }: { value: string[]; onChange: (kinds: string[]) => void; error: string | undefined }) {
  const t = webhooks.use();
  const kinds = useQuery(kindsQuery);
  const toggle = (type: string) => onChange(value.includes(type) ? value.filter((each) => each !== type) : [...value, type].sort());
  const all = (types: string[]) => {
    const rest = value.filter((each) => !types.includes(each));
    onChange(types.every((type) => value.includes(type)) ? rest : [...rest, ...types].sort());
  };
  return (
    <fieldset className="fld">
      <legend className="lbl">{t.kinds}</legend>
      <span className="meta">{t.kindsHint}</span>
      <RefusalNotice of={kinds.error} />
      {byThing((kinds.data ?? []).map(({ type }) => type)).map(([thing, types]) => (
        <div key={thing} className="row wrap" role="group" aria-label={thing}>
          <Button className="chip" aria-pressed={types.every((type) => value.includes(type))} onPress={() => all(types)}>
            {`${thing}.*`}
          </Button>
          {types.map((type) => (
            <Button key={type} className="chip" aria-pressed={value.includes(type)} onPress={() => toggle(type)}>
              {shortOf(type)}
            </Button>
          ))}
        </div>
      ))}
      {error && <span className="wrong">{error}</span>}
    </fieldset>
  );
}
