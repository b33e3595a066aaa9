import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { call } from "../shared/api";
import { time } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { Skeleton } from "../shared/parts/Skeleton";
import { RefusalNotice } from "../shared/refused";
import { count, fill } from "../shared/wording";
import { handOver, type Glance, type HandOver } from "./handOver";
import { Lines, nameOf } from "./Lines";
import { words } from "./words";

/** A hand-over that waits: whoever comes reads each line and takes it; whoever gave it can take it back. */
export function Waiting({ of }: { of: Glance }) {
  const whole = useQuery(handOver(of.id));
  if (!whole.data) return whole.isPending ? <Skeleton rows={4} /> : <RefusalNotice of={whole.error} />;
  return of.mine ? <Mine of={whole.data} /> : <ToTake of={whole.data} />;
}

function Mine({ of }: { of: HandOver }) {
  const t = words.use();
  const takeBack = useAct("DELETE", `/api/hand-overs/${of.glance.id}`);
  return (
    <Card
      title={fill(t.mineWaits, { time: time(of.glance.givenAt) })}
      icon="people"
      footer={
        <Button className="btn" aria-busy={takeBack.isPending} onPress={() => takeBack.isPending || takeBack.mutate(undefined)}>
          {t.takeBack}
        </Button>
      }
    >
      <RefusalNotice of={takeBack.error} />
      {of.words && <p className="said">{of.words}</p>}
      <Lines lines={of.lines} beside={() => null} />
    </Card>
  );
}

function ToTake({ of }: { of: HandOver }) {
  const t = words.use();
  const [read, setRead] = useState<readonly string[]>([]);
  const take = useAct("POST", `/api/hand-overs/${of.glance.id}/take`);
  const left = of.lines.filter(({ order }) => order && !order.closedAt && !read.includes(order.id)).length;
  const turn = (order: string) => {
    take.reset();
    setRead(read.includes(order) ? read.filter((each) => each !== order) : [...read, order]);
  };
  return (
    <Card
      title={fill(t.takeFrom, { name: of.glance.givenBy?.name ?? "" })}
      icon="people"
      aside={<span className="meta">{time(of.glance.givenAt)}</span>}
      footer={
        <>
          <span role="status" className="sp">
            {left > 0 ? count(t.left, left) : t.allRead}
          </span>
          <Button className="btn filled" aria-busy={take.isPending} onPress={() => take.isPending || take.mutate({ read })}>
            {t.take}
          </Button>
        </>
      }
    >
      <RefusalNotice of={take.error} />
      {of.words && <p className="said">{of.words}</p>}
      <Lines
        lines={of.lines}
        beside={(_, order) =>
          !order.closedAt && (
            <label className="tick">
              <input type="checkbox" checked={read.includes(order.id)} onChange={() => turn(order.id)} aria-label={fill(t.readIt, { what: nameOf(order) })} />
            </label>
          )
        }
      />
    </Card>
  );
}

function useAct(method: "POST" | "DELETE", path: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: unknown) => call(method, path, body),
    onSettled: () => cache.invalidateQueries({ queryKey: ["hand-overs"] }),
  });
}
