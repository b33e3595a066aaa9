import { useQuery } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { words as ladderWords } from "../ladder/words";
import { words as orderWords } from "../orders/words";
import { dayAndTime } from "../shared/format";
import { Icon } from "../shared/icons";
import { Card } from "../shared/parts/Card";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { count } from "../shared/wording";
import { offerSheetOf, offersQuery, type Asked, type CountedOffer, type OfferDrill } from "./figures";
import { words } from "./words";

export const refusalSaid = (reason: string): string => (orderWords.now().refusals as Record<string, string>)[reason] ?? reason;

/** The offers behind a number, each with its order, and the same as a sheet. */
export function BehindOffers({ asked, drill, close }: { asked: Asked; drill: OfferDrill; close: () => void }) {
  const t = words.use();
  const behind = useQuery(offersQuery(asked, drill));
  const titles = { offers: t.offersShown, refusals: t.refusals, unreachables: t.unreached };
  const whose = drill.figure === "refusals" && drill.key ? refusalSaid(drill.key) : drill.figure === "unreachables" && drill.key ? behind.data?.[0]?.technician : null;
  const title = [titles[drill.figure], whose, drill.night && t.atNight].filter(Boolean).join(" · ");
  return (
    <Card
      title={title}
      icon="list"
      aside={
        <>
          <a className="btn sm" href={offerSheetOf(asked, drill)} download>
            <Icon name="paper" />
            {t.save}
          </a>
          <Button className="btn sm" onPress={close}>
            {t.close}
          </Button>
        </>
      }
    >
      <RefusalNotice of={behind.error} />
      {behind.isPending && <Skeleton rows={4} />}
      {behind.data && (
        <>
          <p className="t2" role="status">
            {count(t.offerCount, behind.data.length)}
          </p>
          <div className="scroll" tabIndex={0} role="region" aria-label={title}>
            <Offers caption={title} rows={behind.data} />
          </div>
        </>
      )}
    </Card>
  );
}

function Offers({ caption, rows }: { caption: string; rows: readonly CountedOffer[] }) {
  const t = words.use();
  const said = orderWords.use();
  const channels: Record<string, string> = ladderWords.use().channels;
  const states: Record<string, string> = said.attempts;
  return (
    <table className="behind">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {[t.order, t.area, t.technician, t.channel, t.askedAt, t.ended].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.offer}>
            <td className="nw">
              <Link className="drill" href={`/orders/${row.order}`}>
                {row.number}
              </Link>
            </td>
            <td>{row.area}</td>
            <td>{row.technician}</td>
            <td>{channels[row.channel] ?? row.channel}</td>
            <td className="nw">{dayAndTime(row.offeredAt)}</td>
            <td>
              {states[row.state] ?? row.state}
              {row.state === "rejected" && row.reason && `: ${refusalSaid(row.reason)}`}
              {row.settledAt && <span className="meta nw"> {dayAndTime(row.settledAt)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
