import { useQuery } from "@tanstack/react-query";
import { dayAndTime, number } from "../../shared/format";
import { Notice } from "../../shared/parts/Notice";
import { RefusalNotice } from "../../shared/refused";
import { count, fill } from "../../shared/wording";
import { audit } from "../words/audit";
import { getState } from "./audit";

/** Whether the audit is as it was written, and how far that is known. */
export function ChainCard() {
  const t = audit.use();
  const state = useQuery({ queryKey: ["audit", "state"], queryFn: getState, refetchInterval: 60_000 });
  if (!state.data) return <RefusalNotice of={state.error} />;
  const { links, late, checkpoint, checkpointLinks, verified } = state.data;
  const known = (
    <span className="meta">
      {[count(t.links, links), checkpoint ? fill(t.checkpoint, { time: dayAndTime(checkpoint), n: number(checkpointLinks) }) : t.noCheckpoint].join(" · ")}
    </span>
  );
  if (verified && verified.wrong.length > 0)
    return (
      <Notice tone="crit" title={t.bad}>
        <ul>
          {verified.wrong.map(({ kind, seq, entry, detail }) => (
            <li key={kind + seq + detail}>
              {fill(t.wrong[kind], { seq: number(seq), detail })} {entry && <code className="meta">{entry}</code>}
            </li>
          ))}
        </ul>
        <p>{fill(t.badHelp, { time: dayAndTime(verified.at) })}</p>
        {known}
      </Notice>
    );
  return (
    <Notice tone={late ? "high" : verified ? "ok" : "info"} title={late ? t.late : undefined}>
      {verified ? fill(t.good, { time: dayAndTime(verified.at) }) : t.never} {known}
    </Notice>
  );
}
