import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { number } from "../../shared/format";
import { Icon } from "../../shared/icons";
import { Card } from "../../shared/parts/Card";
import { EmptyState } from "../../shared/parts/EmptyState";
import { Notice } from "../../shared/parts/Notice";
import { TextField } from "../../shared/parts/TextField";
import { fieldSentences, RefusalNotice } from "../../shared/refused";
import { count, fill } from "../../shared/wording";
import { privacy, traceName } from "../words/privacy";
import { copy, erase, find, isSomebody, leftOut, meant, nobody, type Finding, type Typed } from "./privacy";

/** Somebody asks: what is held of them is shown first, and only then taken out or erased. */
export function PersonPart() {
  const t = privacy.use();
  const [typed, type] = useState<Typed>(nobody);
  const [reason, say] = useState("");
  const cache = useQueryClient();
  const found = useMutation({ mutationFn: find });
  const taken = useMutation({ mutationFn: copy });
  const erased = useMutation({
    mutationFn: () => erase(typed, reason),
    onSuccess: async () => {
      type(nobody);
      say("");
      found.reset();
      await cache.invalidateQueries({ queryKey: ["privacy"] });
    },
  });
  const wrong = fieldSentences(found.error);
  const change = (next: Typed, look = false) => {
    type(next);
    if (look) found.mutate(next);
    else found.reset();
  };
  return (
    <>
      <Card title={t.whom} icon="people">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            found.mutate(typed);
          }}
        >
          <div className="row top wrap">
            <TextField label={t.phones} value={typed.phones} onChange={(phones) => change({ ...typed, phones })} hint={t.severalHint} error={wrong.phones} />
            <TextField label={t.mails} value={typed.mails} onChange={(mails) => change({ ...typed, mails })} hint={t.severalHint} />
            <TextField label={t.names} value={typed.names} onChange={(names) => change({ ...typed, names })} hint={t.namesHint} />
          </div>
          <Button className="btn filled" type="submit" isDisabled={!isSomebody(typed) || found.isPending}>
            <Icon name="search" />
            {t.look}
          </Button>
        </form>
        <RefusalNotice of={Object.keys(wrong).length ? null : found.error} />
        {erased.isSuccess && <Notice tone="ok">{t.begun}</Notice>}
      </Card>
      {found.data && (
        <>
          {found.data.suggestions.length > 0 && (
            <Card title={t.maybe}>
              <ul>
                {found.data.suggestions.map((each) => (
                  <li key={each.id}>
                    <label>
                      <input
                        type="checkbox"
                        checked={[...typed.people, ...typed.customers].includes(each.id)}
                        onChange={() => change(meant(typed, each), true)}
                      />{" "}
                      {[each.name, each.of, ...each.phones, ...each.mails].filter(Boolean).join(" · ")}
                    </label>
                  </li>
                ))}
              </ul>
            </Card>
          )}
          {found.data.findings.length === 0 ? (
            <EmptyState icon="search" title={t.nothing}>
              {t.nothingHelp}
            </EmptyState>
          ) : (
            <Card title={t.held}>
              <Findings all={found.data.findings} leave={(id) => change(leftOut(typed, id), true)} />
              {typed.without.length > 0 && (
                <p>
                  {count(t.without, typed.without.length)}{" "}
                  <Button className="linklike" onPress={() => change({ ...typed, without: [] }, true)}>
                    {t.takeBack}
                  </Button>
                </p>
              )}
              <div className="row wrap">
                <Button className="btn" onPress={() => taken.mutate(typed)} isDisabled={taken.isPending}>
                  <Icon name="paper" />
                  {t.copy}
                </Button>
              </div>
              <RefusalNotice of={taken.error} />
              <TextField label={t.reason} value={reason} onChange={say} hint={t.reasonHint} maxLength={500} />
              <div className="row">
                <Button className="btn danger" onPress={() => erased.mutate()} isDisabled={reason.trim().length < 3 || erased.isPending}>
                  {t.erase}
                </Button>
              </div>
              <RefusalNotice of={erased.error} />
            </Card>
          )}
        </>
      )}
    </>
  );
}

function Findings({ all, leave }: { all: readonly Finding[]; leave: (id: string) => void }) {
  const t = privacy.use();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={t.held}>
      <table>
        <caption className="unseen">{t.held}</caption>
        <thead>
          <tr>
            <th scope="col">{t.what}</th>
            <th scope="col" className="r">{t.goes}</th>
            <th scope="col" className="r">{t.staysHeld}</th>
            <th scope="col" className="r">{t.staysOpen}</th>
            <th scope="col">{t.which}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ trace, goes, held, open, hits }) => (
            <tr key={trace}>
              <td>{traceName(t, trace)}</td>
              <td className="r">{number(goes)}</td>
              <td className="r">{number(held)}</td>
              <td className="r">{number(open)}</td>
              <td>
                {hits.map(({ id, called }) => (
                  <span key={id ?? called} className="nw">
                    {called}{" "}
                    {id && called && (
                      <Button className="linklike" aria-label={fill(t.leaveOutOne, { name: called })} onPress={() => leave(id)}>
                        {t.leaveOut}
                      </Button>
                    )}{" "}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
