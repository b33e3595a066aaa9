import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form } from "react-aria-components";
import { Icon } from "../../shared/icons";
import { Card } from "../../shared/parts/Card";
import { Notice } from "../../shared/parts/Notice";
import { TextField } from "../../shared/parts/TextField";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { words } from "../words";
import { getTest, isOver, meaning, placeTest, type TestProgress } from "./trunk";

const steps = ["dialling", "ringing", "answered", "heard"] as const;
const beatMs = 700;

/** A real call through the carrier, followed until it was heard or refused. */
export function TestCall({ ready }: { ready: boolean }) {
  const t = words.use();
  const [number, setNumber] = useState("");
  const place = useMutation({ mutationFn: () => placeTest(number) });
  const test = place.data?.call;
  const progress = useQuery({
    queryKey: ["trunk-test", test],
    queryFn: () => getTest(test ?? ""),
    enabled: test !== undefined,
    staleTime: 0,
    refetchInterval: (query) => (query.state.error || (query.state.data && isOver(query.state.data)) ? false : beatMs),
  });
  const running = place.isPending || (test !== undefined && !progress.error && !(progress.data && isOver(progress.data)));
  return (
    <Card title={t.carrier.test} icon="loud">
      <p className="t2">{t.carrier.testHelp}</p>
      <Form
        className="col"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          if (!running && number.trim()) place.mutate();
        }}
      >
        <TextField label={t.carrier.number} value={number} onChange={setNumber} type="tel" isDisabled={!ready} />
        <div>
          <Button type="submit" className="btn" aria-busy={running} isDisabled={!ready}>
            <Icon name="phone" />
            {t.carrier.call}
          </Button>
        </div>
      </Form>
      <RefusalNotice of={place.error ?? progress.error} />
      {progress.data && <Progress of={progress.data} />}
    </Card>
  );
}

function Progress({ of: { state, sipStatus } }: { of: TestProgress }) {
  const t = words.use();
  if (state === "refused") return <Notice tone="high">{fill(t.carrier.refused[meaning(sipStatus)], { status: sipStatus })}</Notice>;
  const at = steps.indexOf(state);
  return (
    <ol className="steps" aria-live="polite" data-test-call={state}>
      {steps.map((step, place) => (
        <li key={step} data-reached={place <= at || undefined} hidden={place > at && step === "heard"}>
          <Icon name={place < at || state === "heard" ? "circledCheck" : "clock"} />
          {t.carrier.steps[step]}
        </li>
      ))}
    </ol>
  );
}
