import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { call } from "../shared/api";
import { Card } from "../shared/parts/Card";
import { Select } from "../shared/parts/Select";
import { TextField } from "../shared/parts/TextField";
import { fieldSentences, RefusalNotice } from "../shared/refused";
import type { Rota } from "./rota";
import { words } from "./words";

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones = [...new Set([here, ...Intl.supportedValuesOf("timeZone")])];

/** An area gets a rota of its own, which has no layer yet. */
export function NewRota({ done }: { done: (rota: Rota) => void }) {
  const t = words.use();
  const cache = useQueryClient();
  const [area, setArea] = useState("");
  const [zone, setZone] = useState(here);
  const add = useMutation({
    mutationFn: () => call<Rota>("POST", "/api/rotas", { area, zone, layers: [] }),
    onSuccess: async (rota) => {
      await cache.invalidateQueries({ queryKey: ["rotas"] });
      done(rota);
    },
  });
  const wrong = fieldSentences(add.error);
  return (
    <Card title={t.newRota.title} icon="plus">
      <form
        className="col"
        onSubmit={(event) => {
          event.preventDefault();
          if (!add.isPending) add.mutate();
        }}
      >
        {add.error && Object.keys(wrong).length === 0 ? <RefusalNotice of={add.error} /> : null}
        <div className="pair">
          <TextField label={t.area} value={area} onChange={setArea} error={wrong["area"]} maxLength={100} isRequired />
          <Select label={t.newRota.zone} value={zone} onChange={setZone} error={wrong["zone"]} choices={zones.map((value) => ({ value, label: value }))} isRequired />
        </div>
        <div>
          <Button type="submit" className="btn filled" aria-busy={add.isPending}>
            {t.newRota.begin}
          </Button>
        </div>
      </form>
    </Card>
  );
}
