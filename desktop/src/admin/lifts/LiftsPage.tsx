import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { call } from "../../shared/api";
import { dayAndTime } from "../../shared/format";
import { DataTable, type Column } from "../../shared/parts/DataTable";
import { EmptyState } from "../../shared/parts/EmptyState";
import { TextField } from "../../shared/parts/TextField";
import { fieldSentences, RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { AdminPage } from "../AdminPage";
import { lifts } from "../words/lifts";
import { names } from "../words/sections";
import { SecretShown } from "../webhooks/SecretShown";

interface LiftSecret {
  ident: string;
  madeAt: string;
  signedInAt: string | null;
}

/** What is asked once more before it is done: both cut the lift off. */
interface Asked {
  ident: string;
  what: "replace" | "revoke";
}

const addressOf = (ident: string) => `/api/device-secrets/mqtt/${encodeURIComponent(ident)}`;

/** Who may report over MQTT. */
export default function LiftsPage() {
  const t = lifts.use();
  const cache = useQueryClient();
  const [ident, setIdent] = useState("");
  const [asked, setAsked] = useState<Asked | null>(null);
  const done = () => {
    setAsked(null);
    return cache.invalidateQueries({ queryKey: ["device-secrets"] });
  };
  const make = useMutation({
    mutationFn: async ({ of, another }: { of: string; another: boolean }) => {
      const made = await call<{ secret: string }>("POST", addressOf(of), { another });
      return { ident: of, secret: made.secret };
    },
    onSuccess: () => {
      setIdent("");
      return done();
    },
  });
  const revoke = useMutation({
    mutationFn: (of: string) => call("DELETE", addressOf(of)),
    onSuccess: () => {
      make.reset();
      return done();
    },
  });
  const wrong = fieldSentences(make.error).ident;
  const act = ({ ident: of, what }: Asked) => (what === "replace" ? make.mutate({ of, another: true }) : revoke.mutate(of));
  const columns: readonly Column<LiftSecret>[] = [
    { title: t.ident, of: (row) => row.ident },
    { title: t.madeAt, of: (row) => dayAndTime(row.madeAt) },
    { title: t.signedInAt, of: (row) => (row.signedInAt ? dayAndTime(row.signedInAt) : <span className="t2">{t.never}</span>) },
    {
      title: t.change,
      of: (row) => (
        <span className="row">
          <Button className="btn s" aria-label={fill(t.anotherOf, { ident: row.ident })} onPress={() => setAsked({ ident: row.ident, what: "replace" })}>
            {t.another}
          </Button>
          <Button className="btn s" aria-label={fill(t.revokeOf, { ident: row.ident })} onPress={() => setAsked({ ident: row.ident, what: "revoke" })}>
            {t.revoke}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <AdminPage section="lifts" lead={t.lead}>
      <div className="whole">
        <form
          className="col narrow"
          onSubmit={(event) => {
            event.preventDefault();
            if (ident.trim() && !make.isPending) make.mutate({ of: ident.trim(), another: false });
          }}
        >
          <TextField label={t.ident} hint={t.identHint} value={ident} onChange={setIdent} error={wrong} />
          <div>
            <Button className="btn filled" type="submit" aria-busy={make.isPending}>
              {t.make}
            </Button>
          </div>
        </form>
        {make.data && (
          <SecretShown title={fill(t.made, make.data)} secret={make.data.secret}>
            <p className="t2">{fill(t.signInHelp, { topics: `lift/${make.data.ident}/…` })}</p>
          </SecretShown>
        )}
        {!wrong && <RefusalNotice of={make.error ?? revoke.error} />}
        {asked && (
          <div className="col narrow" role="group" aria-label={fill(asked.what === "replace" ? t.anotherOf : t.revokeOf, { ident: asked.ident })}>
            <p>{fill(asked.what === "replace" ? t.replaceHelp : t.revokeHelp, { ident: asked.ident })}</p>
            <div className="row wrap">
              <Button className="btn danger" aria-busy={make.isPending || revoke.isPending} onPress={() => act(asked)}>
                {t.sure}
              </Button>
              <Button className="btn" autoFocus onPress={() => setAsked(null)}>
                {t.keep}
              </Button>
            </div>
          </div>
        )}
        <DataTable
          caption={names.use().lists.lifts}
          topic="device-secrets"
          path="/api/device-secrets"
          columns={columns}
          id={(row) => row.ident}
          empty={
            <EmptyState icon="signal" title={t.emptyTitle}>
              {t.emptyHelp}
            </EmptyState>
          }
        />
      </div>
    </AdminPage>
  );
}
