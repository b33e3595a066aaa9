import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { dayAndTime, number } from "../../shared/format";
import { Card } from "../../shared/parts/Card";
import { EmptyState } from "../../shared/parts/EmptyState";
import { NumberField } from "../../shared/parts/NumberField";
import { RefusalNotice } from "../../shared/refused";
import { count, fill } from "../../shared/wording";
import { words } from "../../shared/words";
import { One } from "../One";
import { privacy, traceName } from "../words/privacy";
import { getRetention, keep, type Kept, type Night } from "./privacy";

const query = { queryKey: ["privacy", "retention"], queryFn: getRetention };

/** For how many days each class is kept, what of it would go tonight, and what went in the nights before. */
export function RetentionPart() {
  const t = privacy.use();
  const retention = useQuery(query);
  return (
    <One of={retention}>
      {({ classes, nights }) => (
        <>
          <Card title={t.retention}>
            <p className="t2">{t.retentionHelp}</p>
            <div className="scroll" tabIndex={0} role="region" aria-label={t.retention}>
              <table>
                <caption className="unseen">{t.retention}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t.what}</th>
                    <th scope="col">{t.days}</th>
                    <th scope="col" className="r">{t.goesTonight}</th>
                    <th scope="col" className="r">{t.staysHeld}</th>
                    <th scope="col" className="r">{t.staysOpen}</th>
                  </tr>
                </thead>
                <tbody>
                  {classes.map((each) => (
                    <Class key={`${each.word} ${each.version}`} kept={each} />
                  ))}
                </tbody>
              </table>
            </div>
          </Card>
          <Card title={t.nights}>
            {nights.length === 0 ? (
              <EmptyState title={t.noNights}>{t.noNightsHelp}</EmptyState>
            ) : (
              <ul>
                {nights.map((night) => (
                  <li key={night.id}>
                    {dayAndTime(night.beganAt)}: {went(t, night)}
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </>
      )}
    </One>
  );
}

function Class({ kept }: { kept: Kept }) {
  const t = privacy.use();
  const { save } = words.use();
  const cache = useQueryClient();
  const [days, change] = useState(kept.days);
  const saved = useMutation({ mutationFn: () => keep(kept, days), onSuccess: (fresh) => cache.setQueryData(query.queryKey, fresh) });
  const name = traceName(t, kept.word);
  return (
    <tr>
      <td>
        {name}
        <div className="meta">{kept.usual === null ? t.usuallyForEver : count(t.usually, kept.usual)}</div>
      </td>
      <td>
        <div className="row wrap">
          <NumberField label={fill(t.daysOf, { name })} value={days} onChange={change} min={1} max={36500} hint={days === null ? t.forEver : ""} labelIsUnseen />
          {days !== kept.days && (
            <Button className="btn" onPress={() => saved.mutate()} isDisabled={saved.isPending}>
              {save}
            </Button>
          )}
        </div>
        <RefusalNotice of={saved.error} />
      </td>
      <td className="r">{number(kept.now.goes)}</td>
      <td className="r">{number(kept.now.held)}</td>
      <td className="r">{number(kept.now.open)}</td>
    </tr>
  );
}

const went = (t: ReturnType<typeof privacy.now>, { endedAt, gone }: Night): string =>
  endedAt === null
    ? t.cutOff
    : Object.entries(gone)
        .map(([word, many]) => `${traceName(t, word)} ${number(many)}`)
        .join(" · ") || t.nothingWent;
