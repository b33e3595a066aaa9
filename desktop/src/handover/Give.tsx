import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { call } from "../shared/api";
import { Card } from "../shared/parts/Card";
import { EmptyState } from "../shared/parts/EmptyState";
import { Skeleton } from "../shared/parts/Skeleton";
import { TextField } from "../shared/parts/TextField";
import { fieldSentences, RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import { givenNow } from "./handOver";
import { Lines, nameOf } from "./Lines";
import { words } from "./words";

/** What would be given at this moment, with room for what the next shift should know. */
export function Give() {
  const t = words.use();
  const cache = useQueryClient();
  const now = useQuery(givenNow);
  const [said, setSaid] = useState("");
  const [remarks, setRemarks] = useState<Readonly<Record<string, string>>>({});
  const give = useMutation({
    mutationFn: () => call("POST", "/api/hand-overs", { words: said, remarks: Object.entries(remarks).map(([order, words]) => ({ order, words })) }),
    onSuccess: () => {
      setSaid("");
      setRemarks({});
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ["hand-overs"] }),
  });
  const wrong = fieldSentences(give.error);
  return (
    <Card
      title={t.give}
      icon="people"
      footer={
        <Button className="btn filled" aria-busy={give.isPending} onPress={() => give.isPending || give.mutate()}>
          {t.give}
        </Button>
      }
    >
      <p className="t2">{t.giveHelp}</p>
      <RefusalNotice of={now.error ?? (Object.keys(wrong).length ? null : give.error)} />
      {now.isPending && <Skeleton rows={4} />}
      {now.data?.items.length === 0 && (
        <EmptyState icon="check" title={t.nothing}>
          {t.nothingHelp}
        </EmptyState>
      )}
      <Lines
        lines={now.data?.items ?? []}
        beside={(_, order) => (
          <input
            className="inp"
            aria-label={fill(t.remark, { what: nameOf(order) })}
            placeholder={t.remarkHint}
            maxLength={500}
            value={remarks[order.id] ?? ""}
            onChange={(event) => setRemarks({ ...remarks, [order.id]: event.target.value })}
          />
        )}
      />
      <TextField label={t.forNext} value={said} onChange={setSaid} rows={3} error={wrong["words"] ?? wrong["remarks"]} maxLength={4000} />
    </Card>
  );
}
