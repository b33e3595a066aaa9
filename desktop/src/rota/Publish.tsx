import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { call } from "../shared/api";
import { dayAndTime } from "../shared/format";
import { instantOf, localOf } from "../shared/moment";
import { Card } from "../shared/parts/Card";
import { MomentField } from "../shared/parts/MomentField";
import { Notice } from "../shared/parts/Notice";
import { TextField } from "../shared/parts/TextField";
import { Refusal } from "../shared/api";
import { fieldSentences, RefusalNotice } from "../shared/refused";
import { fill } from "../shared/wording";
import type { Draft } from "./rota";
import { words } from "./words";

/** Writes the draft into the on-call list, from now or the end of what is shown at the left until a moment. */
export function Publish({ draft }: { draft: Draft }) {
  const t = words.use();
  const cache = useQueryClient();
  const [until, setUntil] = useState(localOf(draft.until));
  const [reason, setReason] = useState("");
  const publish = useMutation({
    mutationFn: () => call("POST", `/api/rotas/${draft.rota.id}/publish`, { from: draft.from, until: instantOf(until), reason, version: draft.rota.version }),
    onSuccess: () => {
      setReason("");
      void cache.invalidateQueries({ queryKey: ["rotas"] });
    },
  });
  const wrong = fieldSentences(publish.error);
  const refused = publish.error instanceof Refusal && publish.error.code.startsWith("rota.");
  return (
    <Card title={t.publish} icon="check">
      <form
        className="col"
        onSubmit={(event) => {
          event.preventDefault();
          if (!publish.isPending) publish.mutate();
        }}
      >
        <p className="t2">{draft.rota.publishedUntil ? fill(t.publishedUntil, { time: dayAndTime(draft.rota.publishedUntil, draft.rota.zone) }) : t.neverPublished}</p>
        {publish.isSuccess && <Notice tone="ok">{t.publishedNow}</Notice>}
        {publish.error && Object.keys(wrong).length === 0 ? <RefusalNotice of={publish.error} /> : null}
        <MomentField label={t.publishUntil} value={until} onChange={setUntil} error={wrong["until"]} />
        {(refused || draft.problems.length > 0) && <TextField label={t.reason} hint={t.reasonHint} value={reason} onChange={setReason} error={wrong["reason"]} />}
        <div>
          <Button type="submit" className="btn" aria-busy={publish.isPending}>
            {t.publishNow}
          </Button>
        </div>
      </form>
    </Card>
  );
}
