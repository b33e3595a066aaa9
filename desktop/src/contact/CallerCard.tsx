import { useMutation } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { phone } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { RefusalNotice } from "../shared/refused";
import { words as shared } from "../shared/words";
import { chooseCaller } from "./desk";
import { Newcomer, type Place } from "./Newcomer";
import type { ContactCard, Person } from "./types";
import { words } from "./words";

/**
 * Who rings: known by the number, one of several to choose from, or not known yet.
 *
 * @param atPlace null for whoever only reads
 * @param known draws the one who is known, where something can be done about them
 */
export function CallerCard({ contact, atPlace, known }: { contact: ContactCard; atPlace: ((site: Place) => void) | null; known?: (person: Person) => ReactNode }) {
  const t = words.use();
  const { kind, people } = contact.caller;
  const [person] = people;
  return (
    <Card title={t.caller} aside={<KindChip kind={kind} />}>
      {kind === "known" && person && (known?.(person) ?? <PersonLines person={person} />)}
      {kind === "several" && <Several contact={contact.id} people={people} />}
      {kind === "unknown" && (
        <>
          <div className="lead">{contact.callerName ?? (contact.fromDisplay || phone(contact.from) || t.numberHidden)}</div>
          <p className="dense t2">{t.unknownHelp}</p>
          {atPlace && <Newcomer contact={contact} atPlace={atPlace} />}
        </>
      )}
    </Card>
  );
}

function KindChip({ kind }: { kind: ContactCard["caller"]["kind"] }) {
  const t = words.use();
  switch (kind) {
    case "known":
      return (
        <Chip tone="ok" icon="check">
          {t.numberKnown}
        </Chip>
      );
    case "several":
      return (
        <Chip tone="high" icon="people">
          {t.numberShared}
        </Chip>
      );
    case "unknown":
      return <Chip>{t.numberUnknown}</Chip>;
  }
}

export function PersonLines({ person }: { person: Person }) {
  const t = words.use();
  const languages = shared.use().languages;
  return (
    <>
      <div className="lead">{person.name}</div>
      <div className="dense t2">{[person.role, person.customer.name].filter(Boolean).join(" · ")}</div>
      {person.language && (
        <div className="row dense">
          <Icon name="language" />
          {languages[person.language]}
        </div>
      )}
      {person.hearsBadly && (
        <div className="row dense high">
          <Icon name="loud" />
          {t.hearsBadly}
        </div>
      )}
    </>
  );
}

function Several({ contact, people }: { contact: string; people: Person[] }) {
  const t = words.use();
  const choose = useMutation({ mutationFn: (person: Person) => chooseCaller(contact, person) });
  return (
    <>
      <p className="dense t2">{t.severalHelp}</p>
      <ul className="choices" aria-label={t.whoIsIt}>
        {people.map((person) => (
          <li key={person.id ?? person.customer.id}>
            <Button className="choice" aria-busy={choose.isPending} onPress={() => choose.isPending || choose.mutate(person)}>
              <b>{person.name}</b>
              <span className="meta">{[person.role, person.customer.name].filter(Boolean).join(" · ")}</span>
            </Button>
          </li>
        ))}
      </ul>
      <RefusalNotice of={choose.error} />
    </>
  );
}
