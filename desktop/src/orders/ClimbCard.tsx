import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { climbOf, jump, needSeats, passOn } from "../ladder/ladder";
import { Steps } from "../ladder/Steps";
import { words } from "../ladder/words";
import { Card } from "../shared/parts/Card";
import { Chip } from "../shared/parts/Chip";
import { RefusalNotice } from "../shared/refused";
import { useMe } from "../shared/session";
import { count, fill } from "../shared/wording";

const mostSeats = 9;

/** The ladder that the order climbs, who stands on it now, and the dispatcher's hand on it. */
export function ClimbCard({ order }: { order: string }) {
  const t = words.use();
  const cache = useQueryClient();
  const steers = useMe().roles.some((role) => role === "dispatcher" || role === "supervisor" || role === "agent");
  const climb = useQuery({ queryKey: ["orders", order, "climb"], queryFn: () => climbOf(order) });
  const steer = useMutation({
    mutationFn: (how: () => Promise<unknown>) => how(),
    onSettled: () => Promise.all(["orders", "dispatch"].map((topic) => cache.invalidateQueries({ queryKey: [topic] }))),
  });
  const { data } = climb;
  if (!data) return null;
  const { seats, taken, at, asking } = data;
  const go = (how: () => Promise<unknown>) => steer.isPending || steer.mutate(how);
  return (
    <Card title={t.climb} icon="list">
      <div className="row wrap dense">
        <span className="sp">
          {count(t.needs, seats)}
          {seats > 1 && `. ${fill(t.taken, { n: taken, of: seats })}`}
        </span>
        {steers && (
          <>
            <Button className="btn s quiet" aria-label={t.oneLess} isDisabled={seats <= Math.max(1, taken)} onPress={() => go(() => needSeats(order, seats - 1))}>
              −
            </Button>
            <Button className="btn s quiet" aria-label={t.oneMore} isDisabled={seats >= mostSeats} onPress={() => go(() => needSeats(order, seats + 1))}>
              +
            </Button>
            <Button className="btn s" isDisabled={!asking} onPress={() => go(() => passOn(order))}>
              {t.passOn}
            </Button>
          </>
        )}
      </div>
      <Steps
        steps={data.steps}
        at={at}
        aside={(step, n) => (
          <>
            {n === at && asking && <Chip tone="acc">{t.here}</Chip>}
            {steers && !step.who.includes("rescue") && n !== at && (
              <Button className="btn s quiet" aria-label={fill(t.jumpTo, { n })} onPress={() => go(() => jump(order, n))}>
                {t.jump}
              </Button>
            )}
          </>
        )}
        more={({ names, who }) => !who.includes("rescue") && <div className={names.length === 0 ? "high dense" : "dense"}>{names.join(", ") || t.nobodyNow}</div>}
      />
      <RefusalNotice of={steer.error ?? climb.error} />
    </Card>
  );
}
