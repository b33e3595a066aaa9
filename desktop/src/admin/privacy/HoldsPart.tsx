import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { dayAndTime } from "../../shared/format";
import { Card } from "../../shared/parts/Card";
import { Chip } from "../../shared/parts/Chip";
import { EmptyState } from "../../shared/parts/EmptyState";
import { Select } from "../../shared/parts/Select";
import { TextField } from "../../shared/parts/TextField";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { One } from "../One";
import { privacy } from "../words/privacy";
import { endHold, getHolds, holdKinds, setHold, type Hold, type HoldKind } from "./privacy";

const query = { queryKey: ["privacy", "holds"], queryFn: getHolds };

/** What neither an erasure nor a night takes away, for what reason and until when. */
export function HoldsPart() {
  const t = privacy.use();
  const holds = useQuery(query);
  return (
    <>
      <NewHold />
      <Card title={t.holds}>
        <One of={holds}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState icon="check" title={t.noHolds}>
                {t.noHoldsHelp}
              </EmptyState>
            ) : (
              <ul>
                {items.map((hold) => (
                  <HoldLine key={hold.id} hold={hold} />
                ))}
              </ul>
            )
          }
        </One>
      </Card>
    </>
  );
}

function NewHold() {
  const t = privacy.use();
  const cache = useQueryClient();
  const [kind, choose] = useState<HoldKind>("order");
  const [subject, name] = useState("");
  const [reason, say] = useState("");
  const [until, end] = useState("");
  const set = useMutation({
    mutationFn: () => setHold({ kind, subject, reason, until: until ? new Date(`${until}T23:59:59`).toISOString() : null }),
    onSuccess: async () => {
      name("");
      say("");
      end("");
      await cache.invalidateQueries({ queryKey: ["privacy"] });
    },
  });
  return (
    <Card title={t.newHold}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          set.mutate();
        }}
      >
        <div className="row top wrap">
          <Select label={t.on} value={kind} onChange={choose} choices={holdKinds.map((value) => ({ value, label: t.kinds[value] }))} />
          <TextField label={t.numberOrName} value={subject} onChange={name} hint={t.hints[kind]} isRequired />
          <TextField label={t.reason} value={reason} onChange={say} maxLength={500} isRequired />
          <TextField label={t.until} type="date" value={until} onChange={end} hint={t.untilHint} />
        </div>
        <Button className="btn filled" type="submit" isDisabled={!subject.trim() || reason.trim().length < 3 || set.isPending}>
          {t.hold}
        </Button>
      </form>
      <RefusalNotice of={set.error} />
    </Card>
  );
}

function HoldLine({ hold: { id, kind, called, reason, setAt, until, endedAt } }: { hold: Hold }) {
  const t = privacy.use();
  const cache = useQueryClient();
  const ended = useMutation({ mutationFn: () => endHold(id), onSuccess: () => cache.invalidateQueries({ queryKey: ["privacy"] }) });
  const isOver = endedAt !== null || (until !== null && new Date(until) <= new Date());
  return (
    <li>
      <Chip tone={isOver ? "" : "info"}>{isOver ? t.over : t.stands}</Chip> {t.kinds[kind]} <b>{called}</b> · {reason} ·{" "}
      <span className="meta">
        {fill(t.setAt, { time: dayAndTime(setAt) })} · {endedAt ? fill(t.endedAt, { time: dayAndTime(endedAt) }) : until ? fill(t.untilThen, { time: dayAndTime(until) }) : t.openEnd}
      </span>{" "}
      {!isOver && (
        <Button className="btn s" aria-label={fill(t.endOne, { name: called })} onPress={() => ended.mutate()} isDisabled={ended.isPending}>
          {t.end}
        </Button>
      )}
      <RefusalNotice of={ended.error} />
    </li>
  );
}
