import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import { call, type Page as Slice } from "../shared/api";
import { EmptyState } from "../shared/parts/EmptyState";
import { Page } from "../shared/parts/Page";
import { Select } from "../shared/parts/Select";
import { CallTabs } from "./CallTabs";
import { CallTable } from "./CallTable";
import { ends } from "./columns";
import { words as shared } from "../shared/words";
import { words } from "./words";

/** The states that a contact is kept in; the finer ones are only heard on the line. */
const states = ["waiting", "talking", "finishing", "closed"] as const;

/** Every contact, the newest first; what is chosen stands in the address and can be passed on. */
export default function ContactsPage() {
  const t = words.use();
  const titles = shared.use().screens;
  const [chosen, choose] = useSearchParams();
  const queues = useQuery({ queryKey: ["queues"], queryFn: () => call<Slice<{ id: string; name: string }>>("GET", "/api/queues") });
  const state = chosen.get("state") ?? "";
  const queue = chosen.get("queue") ?? "";
  const set = (name: string, value: string) =>
    choose(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  return (
    <Page title={titles.calls} lead={t.callsLead} actions={<CallTabs />}>
      <CallTable
        caption={titles.calls}
        path="/api/contacts"
        query={{ state, queue }}
        last={ends(t)}
        empty={
          state || queue ? (
            <EmptyState icon="search" title={t.noCallsLike}>
              {t.noCallsLikeHelp}
            </EmptyState>
          ) : (
            <EmptyState icon="phone" title={t.noCalls}>
              {t.noCallsHelp}
            </EmptyState>
          )
        }
        aside={
          <div className="row filters">
            <Select
              label={t.end}
              value={state}
              onChange={(value) => set("state", value)}
              empty={t.anyState}
              choices={states.map((value) => ({ value, label: t.states[value] }))}
            />
            <Select
              label={t.queue}
              value={queue}
              onChange={(value) => set("queue", value)}
              empty={t.anyQueue}
              choices={(queues.data?.items ?? []).map(({ name }) => ({ value: name, label: name }))}
            />
          </div>
        }
      />
    </Page>
  );
}
