import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form } from "react-aria-components";
import { call } from "../shared/api";
import { Card } from "../shared/parts/Card";
import { TextField } from "../shared/parts/TextField";
import { fieldSentences, RefusalNotice } from "../shared/refused";
import { words as shared } from "../shared/words";
import { useMayEdit } from "./mayEdit";
import type { Site } from "./sites";
import { words } from "./words";

/** What opens the key box. It is fetched only when somebody asks to see it, and the server writes down who did. */
export function KeyCodeCard({ site }: { site: Site }) {
  const t = words.use();
  const mayEdit = useMayEdit();
  const [isChanging, setChanging] = useState(false);
  const cache = useQueryClient();
  const look = useMutation({
    mutationFn: () => call<{ code: string }>("POST", `/api/sites/${site.id}/key-code/show`),
    onSuccess: () => cache.invalidateQueries({ queryKey: ["sites", site.id, "history"] }),
  });
  return (
    <Card
      title={t.keyCode}
      icon="key"
      aside={
        mayEdit &&
        !isChanging && (
          <Button className="btn s quiet" onPress={() => setChanging(true)}>
            {t.changeKeyCode}
          </Button>
        )
      }
    >
      {isChanging && (
        <ChangeKeyCode
          site={site.id}
          close={() => {
            look.reset();
            setChanging(false);
          }}
        />
      )}
      {!isChanging && !site.hasKeyCode && <p className="t2">{t.noKeyCode}</p>}
      {!isChanging && site.hasKeyCode && (
        <>
          <div className="row wrap">
            <output className="lead sp">{look.data?.code ?? "••••"}</output>
            <Button className="btn s" aria-busy={look.isPending} onPress={() => (look.data ? look.reset() : look.isPending || look.mutate())}>
              {look.data ? t.hideKeyCode : t.showKeyCode}
            </Button>
          </div>
          <p className="meta">{t.keyCodeHelp}</p>
        </>
      )}
      <RefusalNotice of={look.error} />
    </Card>
  );
}

function ChangeKeyCode({ site, close }: { site: string; close: () => void }) {
  const t = words.use();
  const cache = useQueryClient();
  const [code, setCode] = useState("");
  const keep = useMutation({
    mutationFn: () => call("PUT", `/api/sites/${site}/key-code`, { code }),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ["sites"] });
      close();
    },
  });
  return (
    <Form
      className="col"
      validationBehavior="aria"
      onSubmit={(event) => {
        event.preventDefault();
        if (!keep.isPending) keep.mutate();
      }}
    >
      <TextField label={t.newKeyCode} hint={t.newKeyCodeHint} value={code} onChange={setCode} error={fieldSentences(keep.error)["keyCode"]} />
      <RefusalNotice of={Object.keys(fieldSentences(keep.error)).length === 0 && keep.error} />
      <div className="row">
        <Button type="submit" className="btn filled" aria-busy={keep.isPending}>
          {shared.now().save}
        </Button>
        <Button className="btn" onPress={close}>
          {shared.now().cancel}
        </Button>
      </div>
    </Form>
  );
}
