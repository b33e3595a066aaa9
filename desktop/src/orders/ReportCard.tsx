import { date, dayAndTime } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { fill } from "../shared/wording";
import { useReportCodes, type ReportCodes } from "./orders";
import type { OrderCard, Part } from "./types";
import { words } from "./words";

/** What the technician found and did. */
export function ReportCard({ order }: { order: OrderCard }) {
  const t = words.use();
  const codes = useReportCodes().data;
  const { report, site } = order;
  if (!report) {
    return (
      <Card title={t.report} icon="wrench">
        <p className="t2 dense">{t.noReport}</p>
      </Card>
    );
  }
  const named = (list: keyof ReportCodes, key: string | null) => codes?.[list].find((code) => code.key === key)?.name ?? key;
  const at = (when: string | null) => when && dayAndTime(when, site.zone);
  const facts: [string, string | null | undefined][] = [
    [t.condition, named("conditions", report.condition)],
    [t.cause, named("causes", report.cause)],
    [t.component, named("components", report.component)],
    [t.action, named("actions", report.action)],
    [t.arrived, at(report.arrivedAt)],
    [t.released, at(report.releasedAt)],
    [t.left, at(report.leftAt)],
    [t.partsUsed, partsSaid(report.parts, false)],
    [t.partsMissing, [partsSaid(report.parts, true), report.partsOn && fill(t.partsExpected, { day: date(report.partsOn) })].filter(Boolean).join(", ")],
    [t.note, report.note],
  ];
  return (
    <Card
      title={t.report}
      icon="wrench"
      aside={
        <Chip tone={report.inService === false ? "high" : "ok"} icon={report.inService === false ? "warning" : "check"}>
          {report.inService === false ? t.notRunning : t.running}
        </Chip>
      }
    >
      <dl className="dl">
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd className="said">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Card>
  );
}

const partsSaid = (parts: readonly Part[] | undefined, missing: boolean) =>
  (parts ?? [])
    .filter((part) => part.missing === missing)
    .map(({ quantity, name }) => `${quantity} × ${name}`)
    .join(", ");
