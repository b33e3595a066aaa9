import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { Button } from "react-aria-components";
import { Link, useSearchParams } from "wouter";
import { useBranchChoices } from "../shared/branches";
import { duration, number, percent } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { EmptyState } from "../shared/parts/EmptyState";
import { Page } from "../shared/parts/Page";
import { Select } from "../shared/parts/Select";
import { Skeleton } from "../shared/parts/Skeleton";
import { TextField } from "../shared/parts/TextField";
import { RefusalNotice } from "../shared/refused";
import { count } from "../shared/wording";
import { BehindOffers, refusalSaid } from "./BehindOffers";
import { ageingOf, behindQuery, countOf, figuresQuery, offerFigures, shareOf, sheetOf, type Asked, type Counted, type Drill, type FigureName, type OfferDrill, type Times } from "./figures";
import { OrderTable } from "./OrderTable";
import { standsSaid, words } from "./words";
import "./figures.css";

const figures: readonly FigureName[] = ["created", "undispatched", "accepted", "offered", "refused", "unreached"];

/** How orders found somebody: every number says how it is counted and opens the orders behind it. What is chosen stands in the address. */
export default function DispatchFiguresPage() {
  const t = words.use();
  const [chosen, choose] = useSearchParams();
  const branches = useBranchChoices();
  const asked: Asked = { from: chosen.get("from") ?? daysBack(6), to: chosen.get("to") ?? daysBack(0), branch: chosen.get("branch") ?? "", area: chosen.get("area") ?? "" };
  const drill = drillOf(chosen);
  const shown = useQuery({ ...figuresQuery(asked), placeholderData: keepPreviousData });
  const set = (change: Record<string, string>) =>
    choose(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(change)) value ? next.set(name, value) : next.delete(name);
        return next;
      },
      { replace: true },
    );
  const offers = offerDrillOf(chosen);
  const open = (next: Drill | OfferDrill) => set({ ...nothingOpen, ...next });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <Link className="btn" href="/reports/morning">
          <Icon name="paper" />
          {t.morning}
        </Link>
      }
    >
      <div className="row wrap filters">
        <TextField label={t.from} type="date" value={asked.from} onChange={(from) => set({ from })} />
        <TextField label={t.to} type="date" value={asked.to} onChange={(to) => set({ to })} />
        {branches.length > 0 && <Select label={t.branch} value={asked.branch} onChange={(branch) => set({ branch })} empty={t.all} choices={branches} />}
        <TextField label={t.area} value={asked.area} onChange={(area) => set({ area })} placeholder={t.all} />
      </div>
      <RefusalNotice of={shown.error} />
      {shown.isPending && <Skeleton rows={8} />}
      {shown.data && (
        <div className="figures">
          <div className="col">
            <FiguresCard counted={shown.data.counted} open={open} />
            <TimesCard title={t.refusals} lead={t.refusalsHow} what={t.reason} rows={shown.data.counted.refusals} said={refusalSaid} open={(drill) => open({ figure: "refusals", ...drill })} />
            <TimesCard title={t.unreached} lead={t.unreachedHow} what={t.technician} rows={shown.data.counted.unreached} said={(name) => name} open={(drill) => open({ figure: "unreachables", ...drill })} />
          </div>
          <div className="col">
            <AgeingCard rows={ageingOf(shown.data.ageing)} open={open} />
            {drill && <Behind key={JSON.stringify(drill)} asked={asked} drill={drill} close={() => set(nothingOpen)} />}
            {offers && <BehindOffers key={JSON.stringify(offers)} asked={asked} drill={offers} close={() => set(nothingOpen)} />}
          </div>
        </div>
      )}
    </Page>
  );
}

/** Of one number's list nothing stays when another is opened. */
const nothingOpen = { figure: "", stands: "", age: "", key: "", night: "" };

function offerDrillOf(chosen: URLSearchParams): OfferDrill | null {
  const [key, night] = ["key", "night"].map((name) => chosen.get(name));
  const figure = offerFigures.find((each) => each === chosen.get("figure"));
  return figure ? { figure, ...(key ? { key } : {}), ...(night ? { night } : {}) } : null;
}

function drillOf(chosen: URLSearchParams): Drill | null {
  const [figure, stands, age] = ["figure", "stands", "age"].map((name) => chosen.get(name));
  if (figure === "open") return { figure, ...(stands ? { stands } : {}), ...(age ? { age } : {}) };
  const known = figures.find((each) => each === figure);
  return known ? { figure: known } : null;
}

const daysBack = (days: number): string => {
  const at = new Date();
  at.setDate(at.getDate() - days);
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

function FiguresCard({ counted, open }: { counted: Counted; open: (drill: Drill | OfferDrill) => void }) {
  const t = words.use();
  const { accept } = counted;
  const time = (seconds: number | null) => (seconds === null ? t.noData : duration(seconds));
  return (
    <Card title={t.figures} icon="bars">
      <dl className="figure-list">
        {figures.map((figure) => {
          const each = countOf(counted, figure);
          const share = figure === "created" ? null : shareOf(each);
          return (
            <div key={figure}>
              <dt>{t.names[figure]}</dt>
              <dd className="figure">
                <Button className="linklike drill" aria-label={`${t.names[figure]}: ${number(each.count)}`} onPress={() => open({ figure })}>
                  {number(each.count)}
                </Button>
                <span className="t2">{figure === "created" ? "" : share === null ? t.noData : `${percent(Math.round(share))} / ${number(each.of)}`}</span>
              </dd>
              <dd className="meta">{t.how[figure]}</dd>
            </div>
          );
        })}
        <div>
          <dt>{t.acceptTime}</dt>
          <dd className="figure">
            <Button className="linklike drill nw" isDisabled={accept.count === 0} aria-label={`${t.acceptTime}: ${number(accept.count)}`} onPress={() => open({ figure: "accepted" })}>
              {t.median} <b>{time(accept.medianSeconds)}</b>
            </Button>
            <span className="nw">
              {t.p90} <b>{time(accept.p90Seconds)}</b>
            </span>
            <span className="nw t2">
              {t.longest} {time(accept.longestSeconds)}
            </span>
          </dd>
          <dd className="meta">{t.acceptTimeHow}</dd>
        </div>
        <div>
          <dt>{t.offersAnOrder}</dt>
          <dd className="figure">
            <b>{counted.offersAnOrder === null ? t.noData : number(Math.round(counted.offersAnOrder * 100) / 100)}</b>
            <Button className="linklike drill" isDisabled={counted.offers === 0} aria-label={`${t.offersShown}: ${number(counted.offers)}`} onPress={() => open({ figure: "offers" })}>
              {number(counted.offers)}
            </Button>
          </dd>
          <dd className="meta">{t.offersAnOrderHow}</dd>
        </div>
      </dl>
    </Card>
  );
}

interface TimesCardProps {
  title: string;
  lead: string;
  what: string;
  rows: readonly Times[];
  said: (what: string) => string;
  /** Shows the offers behind a number. */
  open: (drill: { key: string; night?: string }) => void;
}

function TimesCard({ title, lead, what, rows, said, open }: TimesCardProps) {
  const t = words.use();
  return (
    <Card title={title}>
      <p className="meta">{lead}</p>
      {rows.length === 0 ? (
        <p className="t2">{t.noData}</p>
      ) : (
        <table>
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{what}</th>
              {[t.times, t.orders, t.atNight].map((each) => (
                <th key={each} scope="col" className="n">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <td>{said(row.what)}</td>
                <td className="n">
                  <Button className="linklike drill" aria-label={`${title}, ${said(row.what)}: ${number(row.count)}`} onPress={() => open({ key: row.key })}>
                    {number(row.count)}
                  </Button>
                </td>
                <td className="n">{number(row.orders)}</td>
                <td className="n">
                  {row.atNight > 0 ? (
                    <Button className="linklike drill" aria-label={`${title}, ${said(row.what)}, ${t.atNight}: ${number(row.atNight)}`} onPress={() => open({ key: row.key, night: "true" })}>
                      {number(row.atNight)}
                    </Button>
                  ) : (
                    number(0)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function AgeingCard({ rows, open }: { rows: ReturnType<typeof ageingOf>; open: (drill: Drill) => void }) {
  const t = words.use();
  return (
    <Card title={t.ageing} icon="clock">
      <p className="meta">{t.ageingHow}</p>
      {rows.length === 0 ? (
        <EmptyState title={t.nothingOpen} />
      ) : (
        <div className="scroll" tabIndex={0} role="region" aria-label={t.ageing}>
          <table className="ageing">
            <caption className="unseen">{t.ageing}</caption>
            <thead>
              <tr>
                <th scope="col">{t.state}</th>
                {t.ages.map((each) => (
                  <th key={each} scope="col" className="n">
                    {each}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ stands, counts }) => (
                <tr key={stands}>
                  <th scope="row">
                    <Button className="linklike drill" onPress={() => open({ figure: "open", stands })}>
                      {standsSaid(stands)}
                    </Button>
                    {stands === "waits-customer" && <span className="meta"> {t.notUs}</span>}
                  </th>
                  {counts.map((each, age) => (
                    <td key={t.ages[age]} className="n">
                      {each > 0 && (
                        <Button className="linklike drill" aria-label={`${standsSaid(stands)}, ${t.ages[age]}: ${each}`} onPress={() => open({ figure: "open", stands, age: String(age) })}>
                          {number(each)}
                        </Button>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function Behind({ asked, drill, close }: { asked: Asked; drill: Drill; close: () => void }) {
  const t = words.use();
  const behind = useQuery(behindQuery(asked, drill));
  const scroll = useRef<HTMLDivElement>(null);
  const title = drill.figure === "open" ? [t.ageing, drill.stands && standsSaid(drill.stands), drill.age && t.ages[Number(drill.age)]].filter(Boolean).join(" · ") : t.names[drill.figure];
  return (
    <Card
      title={title}
      icon="list"
      aside={
        <>
          <a className="btn sm" href={sheetOf(asked, drill)} download>
            <Icon name="paper" />
            {t.save}
          </a>
          <Button className="btn sm" onPress={close}>
            {t.close}
          </Button>
        </>
      }
    >
      <p className="meta">{drill.figure === "open" ? t.ageingHow : t.how[drill.figure]}</p>
      <RefusalNotice of={behind.error} />
      {behind.isPending && <Skeleton rows={4} />}
      {behind.data && (
        <>
          <p className="t2" role="status">
            {count(t.orderCount, behind.data.length)}
          </p>
          <div className="scroll" tabIndex={0} role="region" aria-label={title} ref={scroll}>
            <OrderTable caption={title} rows={behind.data} more={t.timeToAccept} of={({ acceptSeconds }) => (acceptSeconds === null ? "–" : duration(acceptSeconds))} />
          </div>
        </>
      )}
    </Card>
  );
}
