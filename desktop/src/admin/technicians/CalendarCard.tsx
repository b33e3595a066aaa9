import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "react-aria-components";
import { call } from "../../shared/api";
import { dayAndTime } from "../../shared/format";
import { Card } from "../../shared/parts/Card";
import { RefusalNotice } from "../../shared/refused";
import { fill } from "../../shared/wording";
import { CopyLink } from "../CopyLink";
import { One } from "../One";
import { words } from "../words";

interface CalendarLink {
  since: string | null;
  /** Told once, when it is made. */
  address: string | null;
}

/** The address at which a technician's own calendar reads her turns. */
export function CalendarCard({ technician }: { technician: string }) {
  const t = words.use().technicians.calendar;
  const cache = useQueryClient();
  const path = `/api/technicians/${technician}/calendar`;
  const link = useQuery({ queryKey: ["technicians", "calendar", technician], queryFn: ({ signal }) => call<CalendarLink>("GET", path, undefined, signal) });
  const looksAgain = () => cache.invalidateQueries({ queryKey: ["technicians", "calendar", technician] });
  const make = useMutation({ mutationFn: () => call<CalendarLink>("POST", path), onSuccess: looksAgain });
  const end = useMutation({
    mutationFn: () => call("DELETE", path),
    onSuccess: () => {
      make.reset();
      return looksAgain();
    },
  });
  return (
    <Card title={t.title} icon="clock">
      <p className="t2 dense">{t.lead}</p>
      <One of={link}>
        {({ since }) => (
          <>
            <p className="meta">{since ? fill(t.since, { time: dayAndTime(since) }) : t.none}</p>
            {make.data?.address && <CopyLink label={t.once} link={make.data.address} />}
            <div className="row wrap">
              <Button className="btn" aria-busy={make.isPending} onPress={() => make.isPending || make.mutate()}>
                {since ? t.another : t.make}
              </Button>
              {since && (
                <Button className="btn quiet" aria-busy={end.isPending} onPress={() => end.isPending || end.mutate()}>
                  {t.end}
                </Button>
              )}
            </div>
          </>
        )}
      </One>
      <RefusalNotice of={make.error ?? end.error} />
    </Card>
  );
}
