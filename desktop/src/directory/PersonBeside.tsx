import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { call, type Page } from "../shared/api";
import { isUnsaved } from "../shared/edit/unsaved";
import { phone } from "../shared/format";
import { CheckedAgo } from "./CheckedAgo";
import { CheckedToday } from "./CheckedToday";
import type { ContactPerson } from "./customers";
import { useMayEditPeople } from "./mayEdit";
import { PersonForm, placeOf } from "./PersonForm";
import { personValues } from "./person";
import { words } from "./words";

interface PersonBesideProps {
  customer: string;
  person: string;
  /** Who it is in short: as it came with the call, until the newest is here. */
  lines: (now: ContactPerson | undefined) => ReactNode;
}

/** Somebody who is on the line: how old what we know is, one press that says it is right, and the form in the same place. */
export function PersonBeside({ customer, person, lines }: PersonBesideProps) {
  const t = words.use();
  const cache = useQueryClient();
  const mayEdit = useMayEditPeople();
  const [isOpen, setOpen] = useState(() => isUnsaved(cache, placeOf(customer, person)));
  const path = `/api/customers/${customer}/people`;
  const found = useQuery({ queryKey: ["customers", customer, "people"], queryFn: () => call<Page<ContactPerson>>("GET", path) }).data?.items.find(({ id }) => id === person);
  if (!found) return lines(undefined);
  if (isOpen) {
    return (
      <FirstFieldInHand>
        <PersonForm customer={customer} person={found} close={() => setOpen(false)} />
      </FirstFieldInHand>
    );
  }
  return (
    <>
      {lines(found)}
      <div className="dense">{[...found.phones.map(phone), ...found.emails].join(" · ")}</div>
      <div className="row wrap">
        <CheckedAgo of={found} />
        <span className="sp" />
        {mayEdit && (
          <>
            <CheckedToday path={`${path}/${person}`} topic="customers" name={found.name} values={personValues(found)} version={found.version} />
            <Button className="btn s quiet" aria-label={`${t.change}: ${found.name}`} onPress={() => setOpen(true)}>
              {t.change}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

/** Whoever opens it goes on typing the first telephone number anew, which is what changes most. */
function FirstFieldInHand({ children }: { children: ReactNode }) {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const number = form.current?.querySelector<HTMLInputElement>("input[type=tel]");
    (number ?? form.current?.querySelector("input"))?.select();
  }, []);
  return <div ref={form}>{children}</div>;
}
