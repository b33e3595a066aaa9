import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call, withQuery, type Page } from "../shared/api";
import { zoneName } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { Select } from "../shared/parts/Select";
import { TextField } from "../shared/parts/TextField";
import { RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import { levelName, levels, type Agreement, type Level } from "./agreements";
import type { Site } from "./sites";
import { nextSundayAtThree, triedSaid, type Tried } from "./tried";
import { words } from "./words";

/** The middle of the finer steps that each level stands for. */
const urgencies: Record<Level, number> = { entrapment: 2, urgent: 4, normal: 6, planned: 8 };

/** "What is promised at 03:00 on Sunday, and who pays?" The saved agreement answers, on the wall clock of one of its customer's sites. */
export function PromiseTester({ agreement }: { agreement: Agreement }) {
  const t = words.use();
  const [at, setAt] = useState(() => nextSundayAtThree(new Date()));
  const [level, setLevel] = useState<Level>("urgent");
  const [chosen, choose] = useState("");
  const sites = useQuery({
    queryKey: ["sites", "of", agreement.customer.id],
    queryFn: () => call<Page<Site>>("GET", withQuery("/api/sites", { customer: agreement.customer.id, limit: 100 })),
  }).data?.items;
  const site = chosen || (sites?.[0]?.id ?? "");
  const tried = useQuery({
    queryKey: ["agreements", agreement.id, "promise", agreement.version, site, at, level],
    queryFn: ({ signal }) =>
      call<Tried>("GET", withQuery(`/api/agreements/${agreement.id}/promise`, { site, at, urgency: urgencies[level] }), undefined, signal),
    enabled: site !== "" && at !== "",
    placeholderData: keepPreviousData,
  });
  if (sites?.length === 0) {
    return (
      <Card title={t.tester} icon="clock">
        <p className="t2">{t.testerNoSite}</p>
      </Card>
    );
  }
  return (
    <Card title={t.tester} icon="clock">
      <div className="fields">
        <TextField label={t.testerAt} type="datetime-local" value={at} onChange={setAt} {...(tried.data ? { hint: fill(t.testerZone, { zone: zoneName(tried.data.promise.zone, tried.data.at) }) } : {})} />
        <Select label={t.testerLevel} value={level} onChange={setLevel} choices={levels.map((value) => ({ value, label: levelName(value) }))} />
        <Select label={t.site} value={site} onChange={choose} choices={(sites ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
      </div>
      <RefusalNotice of={tried.error} />
      <div className="tried" role="status" aria-label={t.testerSays}>
        {tried.data && triedSaid(tried.data, t).map((sentence, n) => <p key={n} className={n === 0 ? "lead" : ""}>{sentence}</p>)}
      </div>
    </Card>
  );
}
