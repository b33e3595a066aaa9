import { useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { call, type Page } from "../shared/api";
import { unsavedBelow } from "../shared/edit/unsaved";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { EmptyState } from "../shared/parts/EmptyState";
import { Chip } from "../shared/parts/Chip";
import { Skeleton } from "../shared/parts/Skeleton";
import { TextField } from "../shared/parts/TextField";
import { fieldSentences, RefusalNotice } from "../shared/refused";
import { date } from "../shared/format";
import { fill } from "../shared/wording";
import { Changes } from "./HistoryCard";
import { words as shared } from "../shared/words";
import { CheckedAgo } from "./CheckedAgo";
import { CheckedToday } from "./CheckedToday";
import { PersonForm } from "./PersonForm";
import { languageChoices, type ContactPerson } from "./customers";
import { Facts } from "./Facts";
import { useMayEdit, useMayEditPeople } from "./mayEdit";
import { personFields, personValues } from "./person";
import { words } from "./words";

/** The people who speak for a customer, with every number they ring from. */
export function PeopleCard({ customer }: { customer: string }) {
  const t = words.use();
  const path = `/api/customers/${customer}/people`;
  const mayEdit = useMayEdit();
  const mayEditPeople = useMayEditPeople();
  const cache = useQueryClient();
  const people = useQuery({ queryKey: ["customers", customer, "people"], queryFn: () => call<Page<ContactPerson>>("GET", path) });
  const [open, setOpen] = useState<string | null>(() => unfinished(cache, customer));
  const close = () => setOpen(null);
  return (
    <Card
      title={t.people}
      icon="person"
      aside={
        mayEdit &&
        open === null && (
          <Button className="btn s" onPress={() => setOpen("new")}>
            <Icon name="plus" />
            {t.newPerson}
          </Button>
        )
      }
    >
      <RefusalNotice of={people.error} />
      {people.isPending && <Skeleton rows={3} />}
      {open === "new" && <PersonForm customer={customer} person={null} close={close} />}
      {people.data?.items.length === 0 && open === null && (
        <EmptyState icon="person" title={t.noPeople}>
          {t.noPeopleHelp}
        </EmptyState>
      )}
      <ul className="people">
        {people.data?.items.map((person) => (
          <li key={person.id}>
            {open === person.id ? (
              <PersonForm customer={customer} person={person} close={close} />
            ) : (
              <PersonLines person={person} mayRemove={mayEdit} edit={mayEditPeople && open === null ? () => setOpen(person.id) : null} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const place = (customer: string) => `/customers/${customer}#`;

/** Whose form holds changes from before. */
function unfinished(cache: QueryClient, customer: string): string | null {
  const [found] = unsavedBelow(cache, place(customer));
  return found ? found.place.slice(place(customer).length) : null;
}

function PersonLines({ person, edit, mayRemove }: { person: ContactPerson; edit: (() => void) | null; mayRemove: boolean }) {
  const t = words.use();
  const cache = useQueryClient();
  const [isLeaving, setLeaving] = useState(false);
  const [isTold, setTold] = useState(false);
  const path = `/api/customers/${person.customer}/people/${person.id}`;
  const remove = useMutation({
    mutationFn: () => call("DELETE", path),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["customers", person.customer] }),
  });
  return (
    <>
      <div className="row">
        <b className="sp">{person.name}</b>
        <Button className="btn s quiet" aria-expanded={isTold} aria-label={`${t.history}: ${person.name}`} onPress={() => setTold(!isTold)}>
          {t.history}
        </Button>
        {edit && !isLeaving && (
          <>
            <CheckedToday path={path} topic="customers" name={person.name} values={personValues(person)} version={person.version} />
            <Button className="btn s quiet" aria-label={`${t.change}: ${person.name}`} onPress={edit}>
              {t.change}
            </Button>
            {mayRemove && (
              <Button className="btn s quiet" aria-label={`${t.removePerson}: ${person.name}`} onPress={() => setLeaving(true)}>
                {t.removePerson}
              </Button>
            )}
          </>
        )}
        {isLeaving && (
          <>
            <Button className="btn s" aria-busy={remove.isPending} onPress={() => remove.isPending || remove.mutate()}>
              {t.removePersonNow}
            </Button>
            <Button className="btn s quiet" onPress={() => setLeaving(false)}>
              {shared.now().cancel}
            </Button>
          </>
        )}
      </div>
      <Departure person={person} path={path} isAsked={isLeaving} done={() => setLeaving(false)} mayEdit={edit !== null && mayRemove} />
      <Facts fields={personFields(t, languageChoices()).filter(({ name }) => name !== "name" && name !== "verifiedOn" && (name !== "hearsBadly" || person.hearsBadly))} values={personValues(person)} />
      <CheckedAgo of={person} />
      <RefusalNotice of={remove.error} />
      {isTold && <Changes path={path} topic="customers" id={person.customer} fields={personFields(t, languageChoices())} />}
    </>
  );
}

interface DepartureProps {
  person: ContactPerson;
  path: string;
  /** Somebody wants the person gone: at once, or from a day on. */
  isAsked: boolean;
  done: () => void;
  mayEdit: boolean;
}

/** The day on which somebody stops speaking for the customer: said, asked for, called off. */
function Departure({ person, path, isAsked, done, mayEdit }: DepartureProps) {
  const t = words.use();
  const cache = useQueryClient();
  const [day, setDay] = useState("");
  const settled = { onSuccess: () => cache.invalidateQueries({ queryKey: ["customers", person.customer] }) };
  const leave = useMutation({ mutationFn: () => call("PUT", `${path}/leaving`, { day: day || null }), ...settled });
  const stay = useMutation({ mutationFn: () => call("DELETE", `${path}/leaving`), ...settled });
  return (
    <>
      {person.leavesOn && (
        <div className="row wrap">
          <Chip tone="info" icon="calendar">
            {fill(t.leavesFrom, { day: date(person.leavesOn) })}
          </Chip>
          {mayEdit && (
            <Button className="btn s quiet" aria-busy={stay.isPending} onPress={() => stay.isPending || stay.mutate()}>
              {t.stays}
            </Button>
          )}
        </div>
      )}
      {isAsked && (
        <div className="row wrap">
          <TextField label={t.leaves} hint={t.leavesHint} type="date" value={day} onChange={setDay} error={fieldSentences(leave.error)["day"]} />
          <Button className="btn s" aria-busy={leave.isPending} onPress={() => leave.isPending || leave.mutate(undefined, { onSuccess: done })}>
            {shared.now().save}
          </Button>
        </div>
      )}
      <RefusalNotice of={stay.error} />
    </>
  );
}
