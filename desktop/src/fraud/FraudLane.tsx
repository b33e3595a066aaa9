import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { ageInHours } from "../shared/format";
import { Icon } from "../shared/icons";
import { useSecondsSince } from "../shared/now";
import { useMe } from "../shared/session";
import { fill } from "../shared/wording";
import { alertsKey, pageOf, seen, type Alert } from "./alerts";
import { words } from "./words";

/** Somebody may be calling or texting at our cost: until one of those who lead says that they know. */
export function FraudLane({ alert }: { alert: Alert }) {
  const t = words.use();
  const me = useMe();
  const cache = useQueryClient();
  const seconds = useSecondsSince(alert.beganAt);
  const known = useMutation({ mutationFn: () => seen(alert), onSettled: () => cache.invalidateQueries({ queryKey: alertsKey }) });
  const page = pageOf(alert, me);
  return (
    <div className="sec lane warn" role="alert">
      <Icon name="warning" size="l" />
      <b className="two">{fill(t.kinds[alert.kind], { n: alert.times })}</b>
      <span className="ell more">{page ? t.help[alert.kind] : t.askAdministrator}</span>
      <span className="sp" />
      <b role="timer">{ageInHours(seconds)}</b>
      {page && (
        <Link className="btn s" href={page}>
          {t.open[alert.kind]}
        </Link>
      )}
      <Button className="btn s" aria-busy={known.isPending} onPress={() => known.isPending || known.mutate()}>
        {t.known}
      </Button>
    </div>
  );
}
