import { useRef, type KeyboardEvent } from "react";
import { Button } from "react-aria-components";
import { moved } from "../ladder/ladder";
import { Icon } from "../shared/icons";
import { Select } from "../shared/parts/Select";
import { fill } from "../shared/wording";
import { words } from "./words";

interface PeopleFieldProps {
  value: readonly string[];
  onChange: (value: string[]) => void;
  /** Everybody who may be in it, those of the area first. */
  choices: readonly { value: string; label: string }[];
  nameOf: (technician: string) => string;
  error: string | undefined;
}

/** Technicians one after the other: the list of names finds by typing, Alt with an arrow moves a name. */
export function PeopleField({ value, onChange, choices, nameOf, error }: PeopleFieldProps) {
  const t = words.use();
  const list = useRef<HTMLOListElement>(null);
  const move = (from: number, to: number) => {
    if (to < 0 || to >= value.length) return;
    onChange(moved(value, from, to));
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>("li")[to]?.focus());
  };
  const pressed = (event: KeyboardEvent, at: number) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(at, event.key === "ArrowUp" ? at - 1 : at + 1);
  };
  return (
    <fieldset className="fld">
      <legend className="lbl">{t.rules.people}</legend>
      <ol className="rota-people" ref={list}>
        {value.map((technician, index) => (
          <li key={`${technician} ${index}`} className="row" tabIndex={0} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" onKeyDown={(event) => pressed(event, index)}>
            <span className="meta num">{index + 1}</span>
            <span className="sp">{nameOf(technician)}</span>
            <Button className="btn s quiet" aria-label={fill(t.rules.personUp, { name: nameOf(technician) })} isDisabled={index === 0} onPress={() => move(index, index - 1)}>
              ↑
            </Button>
            <Button className="btn s quiet" aria-label={fill(t.rules.personDown, { name: nameOf(technician) })} isDisabled={index === value.length - 1} onPress={() => move(index, index + 1)}>
              ↓
            </Button>
            <Button className="btn s quiet" aria-label={fill(t.rules.personAway, { name: nameOf(technician) })} onPress={() => onChange(value.filter((_, each) => each !== index))}>
              <Icon name="cross" />
            </Button>
          </li>
        ))}
      </ol>
      <Select label={t.rules.addPerson} value="" empty={t.choose} hint={t.rules.peopleHint} error={error} choices={choices} onChange={(technician) => technician && onChange([...value, technician])} />
    </fieldset>
  );
}
