import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { dayAndTime, phone, time, timeToTheSecond } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { Select } from "../shared/parts/Select";
import { Skeleton } from "../shared/parts/Skeleton";
import { TextField } from "../shared/parts/TextField";
import { fieldSentences, RefusalNotice } from "../shared/refused";
import { useMe } from "../shared/session";
import { count, fill } from "../shared/wording";
import { act, findings, wholeAlarm, type Alarm, type Deed, type Finding, type Happened, type WholeAlarm } from "./alarms";
import { guideSays } from "./procedure/history";
import { LiftCard } from "./procedure/LiftCard";
import { read, type Step } from "./procedure/procedure";
import { ProcedureCard } from "./procedure/ProcedureCard";
import { RescueCard } from "./procedure/RescueCard";
import { TooLongCard } from "./procedure/TooLongCard";
import { useLed } from "./procedure/useLed";
import { WhichLift } from "./WhichLift";
import { words } from "./words";
import { guideWords } from "./words/guide";
import "./procedure/procedure.css";
import "./alarm.css";

/** One alarm: its guide leads from the first sentence until everyone is out; beside it who comes, and below it everything that happened. */
export default function AlarmPage({ params }: { params: Record<string, string> }) {
  const whole = useQuery(wholeAlarm(params["id"] ?? ""));
  if (!whole.data) return <div className="page">{whole.isPending ? <Skeleton rows={6} /> : <RefusalNotice of={whole.error} />}</div>;
  return <Shown of={whole.data} />;
}

/** Does one thing and shows what became of it. */
export function useDeed(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ deed, body }: { deed: Deed; body?: object }) => act(id, deed, body),
    onSuccess: (whole) => cache.setQueryData(wholeAlarm(id).queryKey, whole),
    onSettled: () => cache.invalidateQueries({ queryKey: ["alarms"] }),
  });
}

function Shown({ of: { alarm, timeline } }: { of: WholeAlarm }) {
  const t = words.use();
  const me = useMe();
  const deed = useDeed(alarm.id);
  const acts = me.roles.some((role) => role === "agent" || role === "supervisor" || role === "dispatcher");
  const leads = me.roles.some((role) => role === "supervisor" || role === "administrator");
  const open = alarm.state !== "ended";
  const led = useLed(alarm, acts && open);
  const press = (which: Deed) => () => deed.isPending || deed.mutate({ deed: which });
  if (!led) return <div className="page"><Skeleton rows={8} /></div>;
  const keptOpen = led.progress.version.guide.steps.find(({ id }) => id === led.progress.open);
  return (
    <div className="page">
      <div className="led">
        <div className="col">
          <ProcedureCard led={led}>
            {open && acts && alarm.state !== "everyone-out" && <EveryoneOut alarm={alarm} keptOpen={keptOpen} />}
          </ProcedureCard>
          {open && acts && !alarm.unit && <WhichLift alarm={alarm.id} />}
          {open && leads && (alarm.signalsEnd || keptOpen) && <Override alarm={alarm} />}
          <Card title={t.history} icon="clock">
            <ul className="lines">
              {timeline.map((line, at) => (
                <li key={at} className="row">
                  <span className="meta">{at > 0 && sameDay(timeline[0]?.at, line.at) ? timeToTheSecond(line.at) : dayAndTime(line.at)}</span>
                  <span className="sp">{guideSays(line, led.progress) ?? said(t, line)}</span>
                  <span className="t2">{line.by?.name}</span>
                </li>
              ))}
            </ul>
          </Card>
        </div>
        <div className="col">
          <Card
            title={fill(t.states[alarm.state], { name: alarm.takenBy?.name ?? "" })}
            icon="bell"
            aside={alarm.finding ? <Chip>{t.findings[alarm.finding]}</Chip> : undefined}
          >
            <p className="t2">
              {[count(t.presses, alarm.presses), alarm.overflows > 0 && count(t.overflows, alarm.overflows), alarm.phone && phone(alarm.phone)].filter(Boolean).join(" · ")}
            </p>
            {alarm.ringsBackAt && <p>{fill(t.ringsBack, { time: time(alarm.ringsBackAt) })}</p>}
            {alarm.state === "everyone-out" && <p>{t.waitsForLift}</p>}
            <p className="row">
              {alarm.order ? <Link href={`/orders/${alarm.order.id}`}>{alarm.order.number}</Link> : open && <span className="t2">{t.noOrder}</span>}
              {alarm.contact && <Link href={`/contacts/${alarm.contact}`}>{t.call}</Link>}
            </p>
            {open && acts && (
              <div className="row">
                {alarm.takenBy?.id !== me.id && (
                  <Button className="btn filled" onPress={press("take")}>
                    {t.take}
                  </Button>
                )}
                {!alarm.order && alarm.unit && (
                  <Button className="btn filled" onPress={press("send-help")}>
                    {t.sendHelp}
                  </Button>
                )}
              </div>
            )}
            <RefusalNotice of={deed.error} />
          </Card>
          {led.order && <RescueCard order={led.order} />}
          {open && led.progress.rescue.length > 0 && <TooLongCard led={led} />}
          {alarm.unit && <LiftCard unit={alarm.unit.id} />}
        </div>
      </div>
    </div>
  );
}

const sameDay = (one: string | undefined, other: string) => one !== undefined && new Date(one).toDateString() === new Date(other).toDateString();

/** A sentence of the history; a word that is not known yet is shown as it is. */
export function said(t: ReturnType<typeof words.use>, { kind, data }: Happened): string {
  if (kind === "ended" && data.reason && data.reason !== "no-signal") return fill(t.endedBecause, { reason: data.reason });
  const sentence = (t.kinds as Record<string, string>)[kind] ?? kind;
  return fill(sentence, { number: data.number ?? "", finding: data.finding ? t.findings[data.finding] : "" });
}

/** Everyone is out, or nobody was inside: what it was. */
function EveryoneOut({ alarm, keptOpen }: { alarm: Alarm; keptOpen: Step | undefined }) {
  const t = words.use();
  const deed = useDeed(alarm.id);
  const [finding, setFinding] = useState<Finding | "">("");
  return (
    <div className="ending">
      <Select
        label={t.finding}
        value={finding}
        onChange={(next) => setFinding(findings.find((each) => each === next) ?? "")}
        empty={t.choose}
        choices={findings.map((each) => ({ value: each, label: t.findings[each] }))}
      />
      {keptOpen && <p className="dense t2">{fill(guideWords.now().stillOpen, { step: read(keptOpen.title) })}</p>}
      <Button className="btn" isDisabled={!finding || deed.isPending} onPress={() => deed.mutate({ deed: "everyone-out", body: { finding } })}>
        {t.everyoneOut}
      </Button>
      <RefusalNotice of={deed.error} />
    </div>
  );
}

function Override({ alarm }: { alarm: Alarm }) {
  const t = words.use();
  const deed = useDeed(alarm.id);
  const [reason, setReason] = useState("");
  return (
    <Card title={t.override} icon="warning">
      <p className="t2 dense">{t.overrideHelp}</p>
      <TextField label={t.reason} value={reason} onChange={setReason} error={fieldSentences(deed.error)["reason"]} rows={2} maxLength={500} />
      <Button className="btn" isDisabled={deed.isPending} onPress={() => deed.mutate({ deed: "override", body: { reason } })}>
        {t.override}
      </Button>
      <RefusalNotice of={deed.error} />
    </Card>
  );
}
