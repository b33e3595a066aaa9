import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { guideWords } from "../../alarm/words/guide";
import { dayAndTime } from "../../shared/format";
import { Chip } from "../../shared/parts/Chip";
import { words as shared } from "../../shared/words";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { allGuides, type GuideVersion } from "./guide";

/** Every version of every guide: for which lifts, by whom, and whether somebody has approved it. */
export default function GuidesPage() {
  const t = guideWords.use();
  const guides = useQuery(allGuides);
  return (
    <AdminPage section="guides" lead={t.lead}>
      <One of={guides}>
        {(found) => (
          <div className="list">
            <div className="scroll" tabIndex={0} role="region" aria-label={t.title}>
              <table>
                <caption className="unseen">{t.title}</caption>
                <thead>
                  <tr>
                    {[t.for, t.versionShort, t.state, t.writtenBy, t.approvedBy].map((title) => (
                      <th key={title} scope="col">
                        {title}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {found.map((each) => (
                    <Row key={each.id} of={each} />
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        )}
      </One>
    </AdminPage>
  );
}

function Row({ of }: { of: GuideVersion }) {
  const t = guideWords.use();
  return (
    <tr>
      <td>
        <Link href={`/admin/guides/${of.id}`}>{meantFor(of)}</Link>
      </td>
      <td>{of.version}</td>
      <td>
        <Chip tone={of.state === "approved" ? "ok" : "high"}>{t.states[of.state]}</Chip>
      </td>
      <td>
        {of.writtenBy?.name ?? t.shipped} <span className="meta">{dayAndTime(of.writtenAt)}</span>
      </td>
      <td>{of.approvedAt && <>{of.approvedBy?.name} <span className="meta">{dayAndTime(of.approvedAt)}</span></>}</td>
    </tr>
  );
}

/** Such as "EE, Hydraulic lift". */
export function meantFor({ country, equipment }: Pick<GuideVersion, "country" | "equipment">): string {
  const t = guideWords.now();
  const kinds: Record<string, string> = shared.now().unitKinds;
  return [country ?? t.everyCountry, equipment === null ? t.everyKind : (kinds[equipment] ?? equipment)].join(", ");
}
