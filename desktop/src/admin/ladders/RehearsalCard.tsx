import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form } from "react-aria-components";
import { rehearse, type LadderSent, type Played } from "../../ladder/ladder";
import { namesOf, stepName } from "../../ladder/Steps";
import { words } from "../../ladder/words";
import { duration, time } from "../../shared/format";
import { localOf } from "../../shared/moment";
import { Card } from "../../shared/parts/Card";
import { MomentField } from "../../shared/parts/MomentField";
import { Select } from "../../shared/parts/Select";
import { RefusalNotice } from "../../shared/refused";
import "../../shared/edit/edit.css";
import { fill } from "../../shared/wording";
import { words as shared } from "../../shared/words";

interface RehearsalCardProps {
  areas: readonly string[];
  /** The ladder that is being written; without one the question is which would be climbed. */
  ladder?: LadderSent;
}

/** "At 02:00 on Sunday, who is asked when?" */
export function RehearsalCard({ areas, ladder }: RehearsalCardProps) {
  const t = words.use();
  const { priorities } = shared.use();
  const [area, setArea] = useState(ladder?.area ?? "");
  const [priority, setPriority] = useState(String(ladder?.priority ?? 1));
  const [at, setAt] = useState(() => localOf(sundayAtTwo(new Date())));
  const play = useMutation({
    mutationFn: () => rehearse({ priority: Number(priority), area, customer: ladder?.customer ?? null, at, ladder: ladder ?? null }),
  });
  return (
    <Card title={t.rehearse} icon="clock">
      <Form
        className="col pairs"
        onSubmit={(event) => {
          event.preventDefault();
          if (area && at) play.mutate();
        }}
      >
        <p className="t2 dense">{t.rehearseLead}</p>
        <div className="pair">
          <Select label={t.area} value={area} onChange={setArea} empty={t.chooseArea} choices={areas.map((value) => ({ value, label: value }))} isRequired />
          <Select
            label={t.priority}
            value={priority}
            onChange={setPriority}
            choices={Object.entries(priorities).map(([value, label]) => ({ value, label: `${value} ${label}` }))}
          />
        </div>
        <MomentField label={t.at} value={at} onChange={setAt} error={undefined} />
        <div>
          <Button type="submit" className="btn filled" isDisabled={!area || !at} aria-busy={play.isPending}>
            {t.play}
          </Button>
        </div>
      </Form>
      <RefusalNotice of={play.error} />
      {play.data && (
        <ol className="played" aria-label={t.rehearse}>
          {play.data.steps.map((step, index) => (
            <li key={index}>
              <time dateTime={step.at} title={fill(t.after, { time: duration((Date.parse(step.at) - Date.parse(play.data.from)) / 1000) })}>
                {time(step.at, play.data.zone)}
              </time>
              <span className={step.what === "no-cover" || step.what === "nobody-left" ? "high" : ""}>
                {said(step)} {step.rung !== null && <span className="meta">{stepName(step.rung)}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function said({ what, technician, channel, seconds, who }: Played): string {
  const t = words.now();
  return fill(t.played[what], { name: technician ?? "", channel: channel ? t.channels[channel] : "", time: duration(seconds ?? 0), who: namesOf({ who }) });
}

/** The hour in which most ladders have a hole. */
export function sundayAtTwo(now: Date): Date {
  const next = new Date(now);
  next.setHours(2, 0, 0, 0);
  next.setDate(next.getDate() + ((7 - next.getDay()) % 7 || 7));
  return next;
}
