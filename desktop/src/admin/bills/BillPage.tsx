import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { date, dayAndTime, duration, number, phone, timeToTheSecond } from "../../shared/format";
import { Card } from "../../shared/parts/Card";
import { Notice } from "../../shared/parts/Notice";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { AdminPage } from "../AdminPage";
import { One } from "../One";
import { bills as words } from "../words/bills";
import { BillChip } from "./BillsPage";
import { oneDay, settle, stateOf, type BillSight } from "./bill";

/** What is different on one day, and who has looked at it. */
export default function BillPage({ params: { id = "" } }: { params: Record<string, string> }) {
  const sight = useQuery(oneDay(id));
  return (
    <AdminPage section="bills" title={date(id)} one>
      <One of={sight}>
        {(found) => (
          <div className="col">
            <Totals sight={found} />
            <Differences sight={found} />
          </div>
        )}
      </One>
    </AdminPage>
  );
}

function Totals({ sight: { of } }: { sight: BillSight }) {
  const t = words.use();
  const cache = useQueryClient();
  const looked = useMutation({ mutationFn: () => settle(of), onSettled: () => cache.invalidateQueries({ queryKey: ["bills"] }) });
  return (
    <Card title={t.totals} icon="phone" aside={<BillChip of={of} />}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.theirs}</th>
            <th scope="col">{t.ours}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{fill(t.calls, { n: number(of.matched) })}</th>
            <td>{number(of.theirs)}</td>
            <td>{number(of.ours)}</td>
          </tr>
          <tr>
            <th scope="row">{t.length}</th>
            <td>{duration(of.theirSeconds)}</td>
            <td>{duration(of.ourSeconds)}</td>
          </tr>
          <tr>
            <th scope="row">{t.cents}</th>
            <td>{number(of.theirCents)}</td>
            <td>{number(of.ourCents)}</td>
          </tr>
        </tbody>
      </table>
      <p className="meta">{fill(of.broughtBy ? t.broughtBy : t.broughtBySystem, { time: dayAndTime(of.broughtAt), name: of.broughtBy ?? "" })}</p>
      {of.settledAt && <p className="meta">{fill(t.settledBy, { time: dayAndTime(of.settledAt), name: of.settledBy ?? "" })}</p>}
      {stateOf(of) === "differs" && (
        <div>
          <Button className="btn" aria-busy={looked.isPending} onPress={() => looked.isPending || looked.mutate()}>
            {t.settle}
          </Button>
        </div>
      )}
      <RefusalNotice of={looked.error} />
    </Card>
  );
}

function Differences({ sight: { of, differences } }: { sight: BillSight }) {
  const t = words.use();
  if (stateOf(of) === "waits") return <Notice tone="info">{t.waitsHelp}</Notice>;
  if (of.differences === 0) return <Notice tone="ok">{t.sameHelp}</Notice>;
  return (
    <Card title={t.differences} icon="warning">
      {differences.length < of.differences && <p className="t2">{fill(t.first, { n: differences.length, all: of.differences })}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{t.began}</th>
            <th scope="col">{t.number}</th>
            <th scope="col">{t.what}</th>
            <th scope="col">{t.theirs}</th>
            <th scope="col">{t.ours}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((each, at) => (
            <tr key={at}>
              <td className="nw">{timeToTheSecond(each.startedAt)}</td>
              <td className="nw">{each.number ? phone(each.number) : t.erased}</td>
              <td>{t.kinds[each.kind]}</td>
              <td className="nw">{said(each.theirSeconds, each.theirCents, t.saidOf)}</td>
              <td className="nw">{said(each.ourSeconds, each.ourCents, t.saidOf)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

const said = (seconds: number | null, cents: number | null, sentence: string): string =>
  seconds === null || cents === null ? "" : fill(sentence, { length: duration(seconds), cents: number(cents) });
