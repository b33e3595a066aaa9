import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { decideOfAbsent } from "../orders/orders";
import type { JobOfAbsent } from "../orders/types";
import { dayAndTime } from "../shared/format";
import { Icon } from "../shared/icons";
import { RefusalNotice } from "../shared/refused";
import { useMe } from "../shared/session";
import { fill } from "../shared/wording";
import { words } from "./words";
import "./help.css";

/** Jobs that somebody accepted and is away for by now: nobody but a person decides whether each stays or moves. */
export function AbsentList({ jobs, choose }: { jobs: readonly JobOfAbsent[]; choose: (order: string) => void }) {
  const t = words.use();
  const cache = useQueryClient();
  const decides = useMe().roles.some((role) => role === "dispatcher" || role === "supervisor" || role === "agent");
  const decide = useMutation({
    mutationFn: ({ job, stays }: { job: JobOfAbsent; stays: boolean }) => decideOfAbsent(job.order.id, job.technician.id, stays),
    onSettled: () => Promise.all(["orders", "dispatch"].map((topic) => cache.invalidateQueries({ queryKey: [topic] }))),
  });
  if (jobs.length === 0 && !decide.error) return null;
  return (
    <section className="help" aria-label={t.absent.title} role="status">
      {jobs.map((job) => (
        <div key={job.order.id + job.technician.id} className="row" onClick={() => choose(job.order.id)}>
          <Icon name="people" size="l" />
          <b>{fill(t.absent.since, { name: job.technician.name, since: dayAndTime(job.awaySince) })}</b>
          <Link href={`/orders/${job.order.id}`}>
            {job.where}, {job.order.number}
          </Link>
          <span className="sp" />
          {decides && (
            <>
              <Button className="btn s" onPress={() => decide.isPending || decide.mutate({ job, stays: true })}>
                {t.absent.stays}
              </Button>
              <Button className="btn s filled" onPress={() => decide.isPending || decide.mutate({ job, stays: false })}>
                {t.absent.moves}
              </Button>
            </>
          )}
        </div>
      ))}
      <RefusalNotice of={decide.error} />
    </section>
  );
}
