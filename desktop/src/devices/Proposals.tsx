import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { Link, useLocation } from "wouter";
import { call } from "../shared/api";
import { dayAndTime } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { RefusalNotice } from "../shared/refused";
import { count, fill } from "../shared/wording";
import { undecided, type Proposal } from "./devices";
import { words } from "./words";

/** What looks like an incident to the house; whoever leads says whether it is one. */
export function Proposals({ leads }: { leads: boolean }) {
  const open = useQuery(undecided).data?.items ?? [];
  return open.map((each) => <One key={each.id} of={each} leads={leads} />);
}

function One({ of, leads }: { of: Proposal; leads: boolean }) {
  const t = words.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const title = fill(count(t.why[of.why], of.all), { area: of.area });
  const onSettled = () => cache.invalidateQueries({ queryKey: ["incidents"] });
  const declare = useMutation({
    mutationFn: () => call<{ id: string }>("POST", `/api/incident-proposals/${of.id}/declare`, { title, sinceMinutes: 60 }),
    onSuccess: ({ id }) => go(`/incidents/${id}`),
    onSettled,
  });
  const dismiss = useMutation({ mutationFn: () => call("POST", `/api/incident-proposals/${of.id}/dismiss`), onSettled });
  const busy = declare.isPending || dismiss.isPending;
  return (
    <Card
      title={`${t.proposed}: ${title}`}
      icon="warning"
      footer={
        leads && (
          <>
            <Button className="btn filled" aria-busy={declare.isPending} onPress={() => busy || declare.mutate()}>
              {t.declare}
            </Button>
            <Button className="btn" aria-busy={dismiss.isPending} onPress={() => busy || dismiss.mutate()}>
              {t.dismiss}
            </Button>
            <span className="meta">{t.dismissHelp}</span>
          </>
        )
      }
    >
      <p className="t2">{fill(t.proposedAt, { time: dayAndTime(of.proposedAt) })}</p>
      <RefusalNotice of={declare.error ?? dismiss.error} />
      <ul>
        {of.lifts.map(({ id, number, name, street, city }) => (
          <li key={id}>
            <Link href={`/units/${id}`}>
              {number} {name}
            </Link>
            , {street}, {city}
          </li>
        ))}
      </ul>
      {of.all > of.lifts.length && <p className="t2">{count(t.unseen, of.all - of.lifts.length)}</p>}
    </Card>
  );
}
