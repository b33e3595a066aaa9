import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { time } from "../shared/format";
import { Icon } from "../shared/icons";
import { useNow } from "../shared/now";
import { RefusalNotice } from "../shared/refused";
import { sessionQuery } from "../shared/session";
import { fill } from "../shared/wording";
import { endRightsOf, giveBack, lasts, useEverybodysFurther, useOwnFurther, type Further } from "./further";
import { words } from "./words";

/** While somebody has wider rights than hers: she sees it herself, and so does every administrator. */
export function FurtherBanner() {
  const now = useNow();
  const own = useOwnFurther();
  const others = useEverybodysFurther()?.filter((each) => lasts(each, now)) ?? [];
  return (
    <>
      {own && <Own endsAt={own.endsAt} />}
      {others.map((each) => (
        <Somebody key={each.id} further={each} />
      ))}
    </>
  );
}

function Own({ endsAt }: { endsAt: string }) {
  const t = words.use();
  const cache = useQueryClient();
  const end = useMutation({ mutationFn: giveBack, onSettled: () => cache.invalidateQueries({ queryKey: sessionQuery.queryKey }) });
  return (
    <div className="further row" role="status">
      <Icon name="warning" />
      <b className="sp">{fill(t.further.yours, { time: time(endsAt) })}</b>
      <RefusalNotice of={end.error} />
      <Button className="btn s" aria-busy={end.isPending} onPress={() => end.isPending || end.mutate()}>
        {t.further.giveBack}
      </Button>
    </div>
  );
}

function Somebody({ further }: { further: Further }) {
  const t = words.use();
  const cache = useQueryClient();
  const end = useMutation({
    mutationFn: () => endRightsOf(further.id),
    onSettled: () => cache.invalidateQueries({ queryKey: ["break-glass"] }),
  });
  return (
    <div className="further row" role="alert">
      <Icon name="warning" />
      <span className="sp">
        <b>{fill(t.further.theirs, { name: further.name, time: time(further.endsAt) })}</b> {further.reason}
      </span>
      <RefusalNotice of={end.error} />
      <Button
        className="btn s"
        aria-label={fill(t.further.endOf, { name: further.name })}
        aria-busy={end.isPending}
        onPress={() => end.isPending || end.mutate()}
      >
        {t.further.end}
      </Button>
    </div>
  );
}
