import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useLocation } from "wouter";
import { Icon } from "../../shared/icons";
import { Card } from "../../shared/parts/Card";
import { Notice } from "../../shared/parts/Notice";
import { Select } from "../../shared/parts/Select";
import { RefusalNotice } from "../../shared/refused";
import { words as shared } from "../../shared/words";
import { imports as words } from "../words/imports";
import { bringIn, kinds, type Kind } from "./imports";

/** What the rows are, and the file; then its own page opens. */
export function Upload({ close }: { close: () => void }) {
  const t = words.use();
  const cache = useQueryClient();
  const [, go] = useLocation();
  const [kind, setKind] = useState<Kind | "">("");
  const field = useRef<HTMLInputElement>(null);
  const send = useMutation({
    mutationFn: (file: File) => bringIn(kind as Kind, file),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: ["imports"] });
      go(`/imports/${id}`);
    },
  });
  return (
    <Card title={t.add} icon="inbox">
      <div className="fields">
        <Select label={t.kind} value={kind} onChange={setKind} empty={t.choose} choices={kinds.map((value) => ({ value, label: t.kinds[value] }))} isRequired />
        <p className="t2 dense">{t.fileHelp}</p>
      </div>
      <input
        ref={field}
        type="file"
        hidden
        accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        aria-label={t.chooseFile}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) send.mutate(file);
        }}
      />
      {send.isPending && <Notice>{t.uploading}</Notice>}
      <RefusalNotice of={send.error} />
      <div className="row wrap">
        <Button className="btn filled" isDisabled={kind === ""} aria-busy={send.isPending} onPress={() => send.isPending || field.current?.click()}>
          <Icon name="paper" />
          {t.chooseFile}
        </Button>
        <Button className="btn quiet" onPress={close}>
          {shared.now().cancel}
        </Button>
      </div>
    </Card>
  );
}
