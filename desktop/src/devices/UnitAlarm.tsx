import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { call } from "../shared/api";
import { dayAndTime } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { Notice } from "../shared/parts/Notice";
import { NumberField } from "../shared/parts/NumberField";
import { TextField } from "../shared/parts/TextField";
import { fieldSentences, RefusalNotice } from "../shared/refused";
import { useMe } from "../shared/session";
import { count, fill } from "../shared/wording";
import type { AlarmFacts } from "./devices";
import { words } from "./words";

const usual = 60;

/** The alarm of a unit: whether somebody works on it, and how often somebody pressed for fun. */
export function UnitAlarm({ unit }: { unit: string }) {
  const t = words.use();
  const plans = useMe().roles.some((role) => role === "supervisor" || role === "dispatcher" || role === "administrator");
  const facts = useQuery({ queryKey: ["alarms", "facts", unit], queryFn: () => call<AlarmFacts>("GET", `/api/units/${unit}/alarm-facts`) }).data;
  if (!facts) return null;
  return (
    <Card title={t.alarm} icon="bell" aside={facts.onTest && <Chip tone="park">{fill(t.onTestUntil, { time: dayAndTime(facts.onTest.until) })}</Chip>}>
      <p>{[count(t.misuse, facts.misuse), count(t.misuseOfCustomer, facts.misuseOfCustomer)].join(" · ")}</p>
      {facts.onTest ? <Stops unit={unit} test={facts.onTest} plans={plans} /> : plans && <Begins unit={unit} />}
    </Card>
  );
}

function Stops({ unit, test, plans }: { unit: string; test: NonNullable<AlarmFacts["onTest"]>; plans: boolean }) {
  const t = words.use();
  const cache = useQueryClient();
  const stop = useMutation({
    mutationFn: () => call("DELETE", `/api/units/${unit}/on-test`),
    onSettled: () => cache.invalidateQueries({ queryKey: ["alarms"] }),
  });
  return (
    <>
      <Notice tone="high" title={[test.reason, test.by?.name].filter(Boolean).join(" · ")}>
        {t.onTestMeans}
      </Notice>
      <RefusalNotice of={stop.error} />
      {plans && (
        <Button className="btn" aria-busy={stop.isPending} onPress={() => stop.isPending || stop.mutate()}>
          {t.endTest}
        </Button>
      )}
    </>
  );
}

function Begins({ unit }: { unit: string }) {
  const t = words.use();
  const cache = useQueryClient();
  const [minutes, setMinutes] = useState<number | null>(usual);
  const [reason, setReason] = useState("");
  const begin = useMutation({
    mutationFn: () => call("POST", `/api/units/${unit}/on-test`, { minutes, reason }),
    onSuccess: () => setReason(""),
    onSettled: () => cache.invalidateQueries({ queryKey: ["alarms"] }),
  });
  const wrong = fieldSentences(begin.error);
  return (
    <details>
      <summary>{t.putOnTest}</summary>
      <p className="t2">{t.onTestMeans}</p>
      <RefusalNotice of={Object.keys(wrong).length ? null : begin.error} />
      <NumberField label={t.forMinutes} unit="min" value={minutes} onChange={setMinutes} min={5} max={480} error={wrong["minutes"]} isRequired />
      <TextField label={t.reason} value={reason} onChange={setReason} maxLength={200} error={wrong["reason"]} isRequired />
      <Button className="btn" aria-busy={begin.isPending} onPress={() => begin.isPending || begin.mutate()}>
        {t.putOnTest}
      </Button>
    </details>
  );
}
