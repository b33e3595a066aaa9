import { Tabs } from "../../shared/parts/Tabs";
import { AdminPage } from "../AdminPage";
import { privacy } from "../words/privacy";
import { ErasureList } from "./ErasureList";
import { HoldsPart } from "./HoldsPart";
import { PersonPart } from "./PersonPart";
import { RetentionPart } from "./RetentionPart";

/** What is known of a person, for how long things are kept, and what is kept whatever anybody asks. */
export default function PrivacyPage({ params: { id = "person" } }: { params: Record<string, string> }) {
  const t = privacy.use();
  const tabs = [
    { path: "/admin/privacy", label: t.person },
    { path: "/admin/privacy/retention", label: t.retention },
    { path: "/admin/privacy/holds", label: t.holds },
  ];
  return (
    <AdminPage section="privacy" lead={t.lead}>
      <Tabs label={t.parts} tabs={tabs} />
      {id === "retention" ? (
        <RetentionPart />
      ) : id === "holds" ? (
        <HoldsPart />
      ) : (
        <>
          <PersonPart />
          <ErasureList />
        </>
      )}
    </AdminPage>
  );
}
