import { EmptyState } from "../shared/parts/EmptyState";
import { Page } from "../shared/parts/Page";
import { CallTabs } from "./CallTabs";
import { CallTable } from "./CallTable";
import { reachedUs } from "./columns";
import { words as shared } from "../shared/words";
import { words } from "./words";

/** Callers whom nobody answered, and whether they have reached us since. */
export default function AbandonedPage() {
  const t = words.use();
  const titles = shared.use().screens;
  return (
    <Page title={titles.abandoned} lead={t.abandonedLead} actions={<CallTabs />}>
      <CallTable
        caption={titles.abandoned}
        path="/api/contacts/abandoned"
        last={reachedUs(t)}
        empty={
          <EmptyState title={t.noneAbandoned}>
            {t.noneAbandonedHelp}
          </EmptyState>
        }
      />
    </Page>
  );
}
