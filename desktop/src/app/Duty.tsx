import { useEffect } from "react";
import { useLocation } from "wouter";
import { useDesk } from "../contact/desk";
import { lineActions } from "../line/actions";
import { line } from "../line/LineClient";
import { microphoneAllowed } from "../line/microphone";
import { ring } from "../line/sounds";
import { reachable, sendLeftovers } from "../request/keeping";
import { lastRefusal, useActions } from "../shared/actions";
import { useMe } from "../shared/session";
import { useStore } from "../shared/store";
import { live, useConnected } from "./connection";
import { hasLine } from "./duty";
import { Strip } from "./Strip";

const onDuty = ["ready", "offered", "on-a-call", "finishing"];

/** An agent's telephone for as long as they are signed in: socket, sound, ring tone, call keys, the contact strip, and what is still to be sent. */
export default function Duty() {
  const state = useStore(line.state);
  const { data: desk } = useDesk();
  const [here] = useLocation();
  useActions(lineActions, state);

  const talks = hasLine(useMe());
  useEffect(() => {
    if (!talks) return;
    line.connect();
    return () => line.disconnect();
  }, [talks]);

  const needsSound = desk !== undefined && onDuty.includes(desk.agent.state) && state.role === "active" && state.ours === "none";
  useEffect(() => {
    if (needsSound) void openSoundUnasked();
  }, [needsSound]);

  const connected = useConnected();
  useEffect(() => reachable.set(connected), [connected]);
  useEffect(() => void sendLeftovers(), []);

  useEffect(() => line.refused.watch(() => lastRefusal.set(line.refused.now())), []);

  const ringing = state.call?.state === "ringing" ? state.call.id : null;
  useEffect(() => (ringing && state.role === "active" ? ring() : undefined), [ringing, state.role]);
  useEffect(() => {
    if (ringing) afterPaint(() => line.send({ type: "drawn", call: ringing }));
  }, [ringing]);

  const n = desk?.n;
  useEffect(() => {
    if (n !== undefined) afterPaint(() => live.now()?.drawn(n));
  }, [n]);

  const busy = state.call !== null || desk?.agent.state === "finishing" || state.role === "view-only";
  return here === "/desk" || busy ? <Strip desk={desk ?? null} state={state} /> : null;
}

/** After a reload or a take-over: only when the browser would not ask the person. */
async function openSoundUnasked(): Promise<void> {
  if (await microphoneAllowed()) await line.openSound().catch(lastRefusal.set);
}

/** A hidden tab paints nothing, but it rings: half a second is its limit. */
function afterPaint(tell: () => void): void {
  let told = false;
  const once = () => {
    if (!told) tell();
    told = true;
  };
  requestAnimationFrame(() => requestAnimationFrame(once));
  setTimeout(once, 500);
}
