import { useQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { Link, useSearchParams } from "wouter";
import { branchesQuery, pathOf } from "../shared/branches";
import { dayAndTime, number } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { EmptyState } from "../shared/parts/EmptyState";
import { Page } from "../shared/parts/Page";
import { Skeleton } from "../shared/parts/Skeleton";
import { TextField } from "../shared/parts/TextField";
import { RefusalNotice } from "../shared/refused";
import { useCompany } from "../shared/session";
import { count, fill } from "../shared/wording";
import { grouped, morningQuery, morningSheet, type MorningLine } from "./figures";
import { MorningAreas } from "./MorningAreas";
import { MorningMailCard } from "./MorningMailCard";
import { OrderTable } from "./OrderTable";
import { standsSaid, words } from "./words";
import "./figures.css";

type By = "country" | "branch" | "technician" | "state" | "age";

/** What was open when the day began, by country, branch, technician, state and age; a number shows its orders below. */
export default function MorningPage() {
  const t = words.use();
  const company = useCompany();
  const [chosen, choose] = useSearchParams();
  const branches = useQuery(branchesQuery).data ?? [];
  const report = useQuery(morningQuery(chosen.get("day") ?? ""));
  const nameOf = (branch: string) => pathOf(branch, branches, company) || branch.slice(-8);
  const keys: Record<By, (line: MorningLine) => string> = {
    country: ({ country }) => country,
    branch: ({ branch }) => nameOf(branch),
    technician: ({ technician }) => technician ?? t.nobody,
    state: ({ stands }) => standsSaid(stands),
    age: (line) => t.ages[ageOf(line, madeAt(line))] ?? "",
  };
  const madeAt = ({ branch }: MorningLine) => report.data?.mornings.find((each) => each.branch === branch)?.madeAt ?? "";
  const by = (Object.keys(keys) as By[]).find((each) => each === chosen.get("by"));
  const only = chosen.get("only");
  const missing = chosen.get("missing") !== null;
  const set = (change: Record<string, string | null>) =>
    choose(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change)) value === null ? next.delete(name) : next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const lines = report.data?.lines ?? [];
  const shown = lines.filter((line) => (!missing || line.missing) && (!by || only === null || keys[by](line) === only));
  const day = chosen.get("day") ?? report.data?.mornings[0]?.day ?? "";
  return (
    <Page
      title={t.morning}
      lead={t.morningLead}
      actions={
        <>
          <Link className="btn" href="/reports/dispatch">
            <Icon name="bars" />
            {t.title}
          </Link>
          <a className="btn" href={morningSheet(day)} download>
            <Icon name="paper" />
            {t.save}
          </a>
        </>
      }
    >
      <div className="row wrap filters">
        <TextField label={t.day} type="date" value={day} onChange={(next) => set({ day: next || null, by: null, only: null })} />
        <Button className="btn" aria-pressed={missing} onPress={() => set({ missing: missing ? null : "" })}>
          <Icon name="reportDue" />
          {t.onlyMissing} {number(lines.filter((line) => line.missing).length)}
        </Button>
        {only !== null && (
          <Button className="btn" onPress={() => set({ by: null, only: null })}>
            {t.showAll}
          </Button>
        )}
      </div>
      <RefusalNotice of={report.error} />
      {report.isPending && <Skeleton rows={8} />}
      {report.data?.mornings.length === 0 && <EmptyState icon="paper" title={t.noMorning}>{t.noMorningHelp}</EmptyState>}
      {report.data && report.data.mornings.length > 0 && lines.length === 0 && <EmptyState title={t.nothingWasOpen} />}
      {report.data && report.data.areas.length > 0 && <MorningAreas rows={report.data.areas} day={day} />}
      {report.data && lines.length > 0 && (
        <div className="figures">
          <div className="col">
            {(Object.keys(keys) as By[]).map((each) => (
              <GroupCard key={each} title={t.by[each]} groups={grouped(lines, keys[each])} chosen={by === each ? only : null} choose={(name) => set({ by: each, only: name })} />
            ))}
          </div>
          <Card title={count(t.orderCount, shown.length)} icon="list" aside={<span className="meta">{fill(t.madeAt, { time: dayAndTime(report.data.mornings[0]?.madeAt ?? "", report.data.mornings[0]?.zone) })}</span>}>
            <div className="scroll" tabIndex={0} role="region" aria-label={t.morning}>
              <OrderTable caption={t.morning} rows={shown} more={t.next} of={(line) => <NextOf line={line} />} />
            </div>
          </Card>
        </div>
      )}
      <MorningMailCard />
    </Page>
  );
}

const limits = [1_800, 3_600, 7_200, 14_400, 28_800, 86_400, 259_200];
const ageOf = ({ raisedAt }: MorningLine, at: string): number => limits.filter((limit) => (Date.parse(at) - Date.parse(raisedAt)) / 1000 >= limit).length;

function NextOf({ line }: { line: MorningLine }) {
  const t = words.use();
  const owner = line.owner === "technician" ? (line.technician ?? t.technician) : t.dispatcher;
  return (
    <>
      {line.nextStep ? fill(t.nextBy, { step: t.steps[line.nextStep as keyof typeof t.steps] ?? line.nextStep, who: owner, time: line.nextAt ? dayAndTime(line.nextAt) : "" }) : t.nobody}
      {line.missing && (
        <span className="high nw">
          {" "}
          <Icon name="warning" /> {count(t.reminders, line.reminders)}
        </span>
      )}
    </>
  );
}

function GroupCard({ title, groups, chosen, choose }: { title: string; groups: ReturnType<typeof grouped>; chosen: string | null; choose: (name: string) => void }) {
  const t = words.use();
  return (
    <Card title={title}>
      <table>
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" className="n">
              {t.open}
            </th>
            <th scope="col" className="n">
              {t.missing}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ name, lines, missing }) => (
            <tr key={name} className={chosen === name ? "chosen" : ""}>
              <th scope="row">{name}</th>
              <td className="n">
                <Button className="linklike drill" aria-label={`${title}, ${name}: ${lines}`} aria-pressed={chosen === name} onPress={() => choose(name)}>
                  {number(lines)}
                </Button>
              </td>
              <td className={missing > 0 ? "n high" : "n"}>{number(missing)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
