import { lazy, Suspense, useState } from "react";
import { Button } from "react-aria-components";
import { useDesk } from "../contact/desk";
import type { AgentState, AgentStateName } from "../contact/types";
import { duration } from "../shared/format";
import { Icon, type IconName } from "../shared/icons";
import { useSecondsSince } from "../shared/now";
import { useMe } from "../shared/session";
import { keepsCalls } from "./duty";
import { words } from "./words";

const icons: Record<AgentStateName, IconName> = {
  "not-in": "leave",
  "not-ready": "circledPause",
  ready: "circledCheck",
  offered: "bell",
  "on-a-call": "phone",
  finishing: "pencil",
};

const OwnMenu = lazy(() => import("./OwnMenu"));

/** Own name and state with its timer; pressed, the menu to change it. */
export function OwnState() {
  const t = words.use();
  const me = useMe();
  const takesCalls = keepsCalls(me);
  const desk = useDesk(takesCalls).data;
  const agent = takesCalls ? desk?.agent : undefined;
  const [anchor, setAnchor] = useState<HTMLButtonElement | null>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={setAnchor}
        className="sec own"
        data-agent={agent?.state}
        aria-label={[t.ownState, agent && t.agent[agent.state], me.name].filter(Boolean).join(": ")}
        aria-haspopup="menu"
        aria-expanded={open}
        onPress={() => setOpen(!open)}
      >
        <Icon name={agent ? icons[agent.state] : "person"} />
        <span className="sp">
          {agent ? <StateLine agent={agent} /> : <b className="dense">{me.name}</b>}
          {agent && <span className="meta ell">{me.name}</span>}
        </span>
        <Icon name="down" />
      </Button>
      <Suspense>{open && <OwnMenu anchor={anchor} takesCalls={agent !== undefined} close={() => setOpen(false)} />}</Suspense>
    </>
  );
}

function StateLine({ agent }: { agent: AgentState }) {
  const t = words.use();
  const seconds = useSecondsSince(agent.since);
  const said = agent.state === "not-ready" && agent.reason ? t.reasons[agent.reason] : t.agent[agent.state];
  return (
    <b className={`dense ell ${agent.bySystem ? "high" : ""}`} title={agent.bySystem ? t.bySystem : undefined}>
      {said} <span className="meta" role="timer">{duration(seconds)}</span>
    </b>
  );
}
