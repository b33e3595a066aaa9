import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { call, type Page } from "../shared/api";
import { useEdit } from "../shared/edit/useEdit";
import { date } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { Notice } from "../shared/parts/Notice";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice, sentenceOfCode } from "../shared/refused";
import { fill } from "../shared/wording";
import { words as shared } from "../shared/words";
import { EditCard, neededOf } from "./EditCard";
import { bodyOf, type Field, type Named, type Values } from "./fields";
import { useMayEdit } from "./mayEdit";
import type { Words } from "./thing";
import { words } from "./words";

interface Planned {
  id: string;
  what: "owner" | "agreement" | "place";
  /** The first day on which it counts, such as `2027-01-01`; it has no zone. */
  day: string;
  zone: string;
  unit: Named | null;
  customer: Named | null;
  site: Named | null;
  agreement: Named | null;
  by: Named | null;
  /** Why it could not be made when its day came. */
  refusal: string | null;
}

interface PlannedCardProps {
  of: "sites" | "units";
  id: string;
}

/** What will change here at a midnight to come; whoever may edit may plan it and call it off. */
export function PlannedCard({ of, id }: PlannedCardProps) {
  const t = words.use();
  const mayEdit = useMayEdit();
  const [isPlanning, setPlanning] = useState(false);
  const path = `/api/${of}/${id}/planned`;
  const list = useQuery({ queryKey: [of, id, "planned"], queryFn: () => call<Page<Planned>>("GET", path) });
  if (isPlanning) return <PlanForm of={of} id={id} close={() => setPlanning(false)} />;
  return (
    <Card
      title={t.plannedChanges}
      icon="calendar"
      aside={
        mayEdit && (
          <Button className="btn s quiet" onPress={() => setPlanning(true)}>
            {t.planChange}
          </Button>
        )
      }
    >
      <RefusalNotice of={list.error} />
      {list.isPending && <Skeleton rows={2} />}
      {list.data?.items.length === 0 && <p className="t2">{t.nothingPlanned}</p>}
      <ul className="people">
        {list.data?.items.map((each) => (
          <PlannedLine key={each.id} planned={each} of={of} path={path} mayEdit={mayEdit} />
        ))}
      </ul>
    </Card>
  );
}

function PlannedLine({ planned, of, path, mayEdit }: { planned: Planned; of: "sites" | "units"; path: string; mayEdit: boolean }) {
  const t = words.use();
  const cache = useQueryClient();
  const [isSure, setSure] = useState(false);
  const cancel = useMutation({
    mutationFn: () => call("DELETE", `${path}/${planned.id}`),
    onSettled: () => cache.invalidateQueries({ queryKey: [of] }),
  });
  return (
    <li>
      <div className="row wrap">
        <b className="sp">{fill(t.plannedFrom, { day: date(planned.day) })}</b>
        {mayEdit && !isSure && (
          <Button className="btn s quiet" aria-label={`${t.callOff}: ${date(planned.day)}`} onPress={() => setSure(true)}>
            {t.callOff}
          </Button>
        )}
        {isSure && (
          <>
            <Button className="btn s" aria-busy={cancel.isPending} onPress={() => cancel.isPending || cancel.mutate()}>
              {t.callOffNow}
            </Button>
            <Button className="btn s quiet" onPress={() => setSure(false)}>
              {shared.now().cancel}
            </Button>
          </>
        )}
      </div>
      {planned.refusal && <Notice tone="high" title={t.notMade}>{sentenceOfCode(planned.refusal)}</Notice>}
      <dl className="dl">
        {planned.unit && (
          <div>
            <dt>{shared.now().screens.unit}</dt>
            <dd>
              <Link href={`/units/${planned.unit.id}`}>{planned.unit.name}</Link>
            </dd>
          </div>
        )}
        {planned.customer && (
          <div>
            <dt>{t.newOwner}</dt>
            <dd>
              <Link href={`/customers/${planned.customer.id}`}>{planned.customer.name}</Link>
            </dd>
          </div>
        )}
        {planned.site && (
          <div>
            <dt>{t.newPlace}</dt>
            <dd>
              <Link href={`/sites/${planned.site.id}`}>{planned.site.name}</Link>
            </dd>
          </div>
        )}
        <div>
          <dt>{planned.what === "owner" ? t.agreementOfAllThen : t.agreementThen}</dt>
          <dd>{planned.agreement ? <Link href={`/agreements/${planned.agreement.id}`}>{planned.agreement.name}</Link> : t.none}</dd>
        </div>
      </dl>
      {planned.by && <p className="meta">{fill(t.plannedBy, { name: planned.by.name })}</p>}
      <RefusalNotice of={cancel.error} />
    </li>
  );
}

const day = (t: Words): Field => ({ as: "date", name: "day", label: t.firstDay, hint: t.firstDayHint, needed: true });

const agreement = (label: string, hint: string): Field => ({ as: "thing", name: "agreement", label, hint, path: "/api/agreements", topic: "agreements" });

const formOf = {
  sites: (t: Words): readonly Field[] => [
    day(t),
    { as: "thing", name: "customer", label: t.newOwner, path: "/api/customers", topic: "customers", needed: true },
    agreement(t.agreementOfAllThen, t.agreementThenHint),
  ],
  units: (t: Words): readonly Field[] => [
    day(t),
    agreement(t.agreementThen, t.agreementThenHint),
    { as: "thing", name: "site", label: t.newPlace, hint: t.placeThenHint, path: "/api/sites", topic: "sites" },
  ],
};

const nothing: Record<"sites" | "units", Values> = {
  sites: { day: "", customer: null, agreement: null },
  units: { day: "", agreement: null, site: null },
};

function PlanForm({ of, id, close }: PlannedCardProps & { close: () => void }) {
  const t = words.use();
  const cache = useQueryClient();
  const fields = formOf[of](t);
  const edit = useEdit<Values>({
    place: `/${of}/${id}#planned`,
    title: t.planChange,
    kept: { values: nothing[of], version: 0 },
    required: neededOf(fields),
    save: async (values) => {
      await call<Planned>("POST", `/api/${of}/${id}/planned`, bodyOf(values));
      await cache.invalidateQueries({ queryKey: [of] });
      close();
      return { values, version: 1 };
    },
  });
  return <EditCard title={t.planChange} icon="calendar" fields={fields} edit={edit} isNew close={close} />;
}
