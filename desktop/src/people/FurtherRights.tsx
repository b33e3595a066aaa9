import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, Form } from "react-aria-components";
import { dayAndTime } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { Notice } from "../shared/parts/Notice";
import { Page } from "../shared/parts/Page";
import { Select } from "../shared/parts/Select";
import { Switch } from "../shared/parts/Switch";
import { TextField } from "../shared/parts/TextField";
import { RefusalNotice } from "../shared/refused";
import { sessionQuery, useFurther, useMe } from "../shared/session";
import { fill } from "../shared/wording";
import { takeable, takeRights, useEverybodysFurther, type Further, type Takeable } from "./further";
import { words } from "./words";
import "./own.css";

/** Taking wider rights in need, and for administrators, who did. */
export default function FurtherRights() {
  const t = words.use();
  const me = useMe();
  const further = useFurther();
  const everybodys = useEverybodysFurther();
  return (
    <Page title={t.further.title} lead={t.further.lead}>
      <div className="ownpage">
        <Card title={t.further.take} icon="key">
          {further && <Notice tone="high">{t.further.youHave}</Notice>}
          {!further && (me.mayBreakGlass ? <Take /> : <p className="dense t2">{t.further.mayNot}</p>)}
        </Card>
        {everybodys && <Everybodys all={everybodys} />}
      </div>
    </Page>
  );
}

const times = ["30", "60", "120", "240"] as const;

function Take() {
  const t = words.use();
  const me = useMe();
  const cache = useQueryClient();
  const [roles, setRoles] = useState<readonly Takeable[]>([]);
  const [wholeCompany, setWholeCompany] = useState(false);
  const [reason, setReason] = useState("");
  const [minutes, setMinutes] = useState<(typeof times)[number]>("60");
  const take = useMutation({
    mutationFn: () => takeRights({ roles: [...roles], wholeCompany, reason, minutes: Number(minutes) }),
    onSuccess: () => cache.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  return (
    <Form
      className="col"
      onSubmit={(event) => {
        event.preventDefault();
        if (!take.isPending) take.mutate();
      }}
    >
      <fieldset className="fld">
        <legend className="lbl">{t.further.which}</legend>
        <div className="col">
          {takeable
            .filter((role) => !me.roles.includes(role))
            .map((role) => (
              <Switch
                key={role}
                label={t.further.role[role]}
                value={roles.includes(role)}
                onChange={(on) => setRoles(takeable.filter((each) => (each === role ? on : roles.includes(each))))}
              />
            ))}
          <Switch label={t.further.wholeCompany} value={wholeCompany} onChange={setWholeCompany} />
        </div>
      </fieldset>
      <TextField label={t.further.reason} hint={t.further.reasonHint} value={reason} onChange={setReason} rows={3} maxLength={500} isRequired />
      <Select
        label={t.further.time}
        value={minutes}
        onChange={setMinutes}
        choices={times.map((value) => ({ value, label: fill(t.further.minutes, { n: value }) }))}
      />
      <RefusalNotice of={take.error} />
      <Button type="submit" className="btn filled" aria-busy={take.isPending}>
        {t.further.begin}
      </Button>
    </Form>
  );
}

function Everybodys({ all }: { all: readonly Further[] }) {
  const t = words.use();
  return (
    <Card title={t.further.everybodys} icon="people">
      {all.length === 0 && <p className="dense t2">{t.further.nobody}</p>}
      <ul className="lines dense">
        {all.map((each) => (
          <li key={each.id}>
            <b>{each.name}</b>
            <div>{each.reason}</div>
            <span className="t2">
              {fill(t.further.fromTo, { from: dayAndTime(each.beganAt), to: dayAndTime(each.endedAt ?? each.endsAt) })}
              {each.endReason && ` · ${t.further.ends[each.endReason]}`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
