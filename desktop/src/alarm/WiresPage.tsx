import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { call, type Page } from "../shared/api";
import { dayAndTime, number } from "../shared/format";
import { Card } from "../shared/parts/Card";
import { DataTable, type Column } from "../shared/parts/DataTable";
import { EmptyState } from "../shared/parts/EmptyState";
import { RefusalNotice } from "../shared/refused";
import { words as directory } from "../directory/words";
import { fill } from "../shared/wording";
import { UnitFinder } from "./UnitFinder";
import { words } from "./words";

interface Device {
  id: string;
  wire: string;
  ident: string;
  firstHeardAt: string;
  lastHeardAt: string;
}

interface Frame {
  id: string;
  wire: string;
  side: string;
  hex: string;
  text: string;
  why: string;
  times: number;
  lastAt: string;
}

const unknownDevices = { queryKey: ["alarm-devices"], queryFn: () => call<Page<Device>>("GET", "/api/alarm-devices?limit=200") };

/** What came in over the wires of alarm devices and belongs nowhere yet. */
export default function WiresPage() {
  const t = words.use();
  const wires: Record<string, string> = directory.use().protocols;
  const devices = useQuery(unknownDevices).data?.items;
  const columns: readonly Column<Frame>[] = [
    { title: t.protocol, of: ({ wire }) => wires[wire] ?? wire },
    { title: t.sender, of: ({ side }) => side },
    { title: t.why, of: ({ why }) => (t.faults as Record<string, string>)[why] ?? why },
    { title: t.frame, of: ({ text, hex }) => <code title={hex}>{text}</code> },
    { title: t.times, of: ({ times }) => number(times), right: true },
    { title: t.lastTime, of: ({ lastAt }) => dayAndTime(lastAt) },
  ];
  return (
    <div className="page">
      <h1>{t.wires}</h1>
      <Card title={t.unknownDevices} icon="bell">
        {devices?.length === 0 && (
          <EmptyState icon="check" title={t.noUnknown}>
            {t.noUnknownHelp}
          </EmptyState>
        )}
        <ul className="lines">{devices?.map((device) => <Unknown key={device.id} device={device} />)}</ul>
      </Card>
      <Card title={t.unread} icon="warning">
        <DataTable
          caption={t.unread}
          topic="unread-frames"
          path="/api/unread-frames"
          columns={columns}
          id={({ id }) => id}
          search={false}
          empty={
            <EmptyState icon="check" title={t.noUnread}>
              {t.noUnreadHelp}
            </EmptyState>
          }
        />
      </Card>
    </div>
  );
}

function Unknown({ device }: { device: Device }) {
  const t = words.use();
  const wires: Record<string, string> = directory.use().protocols;
  const cache = useQueryClient();
  const [open, setOpen] = useState(false);
  const settle = useMutation({
    mutationFn: (unit: string | null) =>
      unit ? call("POST", `/api/alarm-devices/${device.id}/keep`, { unit }) : call("DELETE", `/api/alarm-devices/${device.id}`),
    onSuccess: () => cache.invalidateQueries({ queryKey: unknownDevices.queryKey }),
  });
  return (
    <li>
      <div className="row">
        <span className="sp">
          <b>{device.ident}</b> {wires[device.wire] ?? device.wire} <span className="t2">{fill(t.heard, { first: dayAndTime(device.firstHeardAt), last: dayAndTime(device.lastHeardAt) })}</span>
        </span>
        <Button className="btn s" aria-expanded={open} onPress={() => setOpen(!open)}>
          {t.keep}
        </Button>
        <Button className="btn s" isDisabled={settle.isPending} aria-label={fill(t.deleteOne, { ident: device.ident })} onPress={() => settle.mutate(null)}>
          {t.delete}
        </Button>
      </div>
      {open && <UnitFinder busy={settle.isPending} choose={(unit) => settle.mutate(unit)} />}
      <RefusalNotice of={settle.error} />
    </li>
  );
}
