import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form } from "react-aria-components";
import { Icon } from "../../shared/icons";
import { Card } from "../../shared/parts/Card";
import { Notice } from "../../shared/parts/Notice";
import { Select } from "../../shared/parts/Select";
import { TextField } from "../../shared/parts/TextField";
import { RefusalNotice } from "../../shared/refused";
import { allTechnicians } from "../technicians/technician";
import { words } from "../words";
import { sendTest } from "./gateway";

/** One text now, with what the gateway says of it. */
export function TestText() {
  const t = words.use();
  const cache = useQueryClient();
  const technicians = useQuery(allTechnicians).data?.items.filter((each) => each.active) ?? [];
  const [technician, setTechnician] = useState("");
  const [number, setNumber] = useState("");
  const send = useMutation({
    mutationFn: () => sendTest(technician ? { technician } : { number }),
    onSettled: () => cache.invalidateQueries({ queryKey: ["outbox"] }),
  });
  return (
    <Card title={t.gateway.test} icon="loud">
      <p className="t2">{t.gateway.testHelp}</p>
      <Form
        className="col"
        validationBehavior="aria"
        onSubmit={(event) => {
          event.preventDefault();
          if (!send.isPending && (technician || number.trim())) send.mutate();
        }}
      >
        <Select
          label={t.gateway.technician}
          value={technician}
          onChange={setTechnician}
          empty={t.gateway.noTechnician}
          choices={technicians.map(({ id, name, area }) => ({ value: id, label: `${name}, ${area}` }))}
        />
        {!technician && <TextField label={t.gateway.number} value={number} onChange={setNumber} type="tel" />}
        <div>
          <Button type="submit" className="btn" aria-busy={send.isPending}>
            <Icon name="bubble" />
            {technician ? t.gateway.send : t.gateway.sendNumber}
          </Button>
        </div>
      </Form>
      <RefusalNotice of={send.error} />
      {send.isSuccess && <Notice tone="ok">{t.gateway.sent}</Notice>}
    </Card>
  );
}
