import type { ReactNode } from "react";
import { nameOf, type AgentState, type ContactCard, type Desk } from "../contact/types";
import { answer, decline, hangUp, hold, mute, takeOver } from "../line/actions";
import { Levels } from "../line/Levels";
import { soundOf, type LineState, type LiveCall } from "../line/state";
import { ActionButton } from "../shared/actions";
import { duration, phone, timer } from "../shared/format";
import { Icon, type IconName } from "../shared/icons";
import { useSecondsSince } from "../shared/now";
import { fill } from "../shared/wording";
import { words } from "./words";

type Mood = "idle" | "away" | "ringing" | "connecting" | "talking" | "held" | "finishing" | "view-only";

/** The one line about the one call. Its place is always kept; browser tests read its facts from the data attributes. */
export function Strip({ desk, state }: { desk: Desk | null; state: LineState }) {
  const t = words.use();
  const { call } = state;
  const sound = soundOf(state);
  const contact = desk?.contact ?? null;
  const mood = moodOf(desk, state);
  const deaf = call !== null && call.state !== "ringing" && sound === "lost";
  return (
    <section
      className={`strip ${mood} ${deaf ? "deaf" : ""}`}
      aria-label={t.strip.label}
      data-mood={mood}
      data-sound={sound}
      data-role={state.role}
      data-muted={call?.muted ?? false}
      data-contact={contact?.id}
    >
      {call && mood !== "view-only" && <InCall call={call} contact={contact} state={state} deaf={deaf} />}
      {mood === "finishing" && contact && <AfterCall contact={contact} />}
      {mood === "idle" && <Line icon="headset">{t.strip.ready}</Line>}
      {mood === "away" && desk && <Line icon="circledPause">{awayWords(desk.agent, t)}</Line>}
      {mood === "view-only" && (
        <>
          <Line icon="headset">{t.strip.viewOnly}</Line>
          <ActionButton action={takeOver} on={state} look="filled" />
        </>
      )}
    </section>
  );
}

function moodOf(desk: Desk | null, { call, role }: LineState): Mood {
  if (role === "view-only") return "view-only";
  if (call) return call.state;
  if (desk?.agent.state === "finishing") return "finishing";
  return desk?.agent.state === "ready" || desk?.agent.state === "offered" ? "idle" : "away";
}

type Said = ReturnType<typeof words.use>;

function awayWords(agent: AgentState, t: Said): string {
  if (agent.state === "not-in") return t.strip.notIn;
  if (agent.state !== "not-ready") return `${t.agent[agent.state]}.`;
  const reason = agent.reason ? t.reasons[agent.reason] : t.agent["not-ready"];
  return fill(agent.bySystem ? t.strip.bySystem : t.strip.notReady, { reason });
}

function Line({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <>
      <Icon name={icon} size="xl" />
      <span className="sp t2" role="status">
        {children}
      </span>
    </>
  );
}

interface InCallProps {
  call: LiveCall;
  contact: ContactCard | null;
  state: LineState;
  deaf: boolean;
}

function InCall({ call, contact, state, deaf }: InCallProps) {
  const t = words.use();
  const seconds = useSecondsSince(call.state === "ringing" ? call.since : (call.answeredAt ?? call.since));
  const notes = [
    call.state === "connecting" && t.strip.connecting,
    call.state === "held" && t.strip.held,
    call.heldByCaller && t.strip.heldByCaller,
    call.muted && t.strip.muted,
    deaf && t.strip.soundLost,
  ].filter((note) => note !== false);
  return (
    <>
      <span className={call.state === "ringing" ? "ringer" : "acc"}>
        <Icon name={call.state === "held" ? "circledPause" : "phone"} size="xl" />
      </span>
      <span className="timer" role="timer">
        {timer(seconds)}
      </span>
      {call.state === "ringing" ? null : <Levels dBFS={state.levels?.caller ?? -90} />}
      <Who call={call} contact={contact} notes={notes} />
      <div className="row buttons">
        <ActionButton action={answer} on={state} look="filled" />
        <ActionButton action={decline} on={state} />
        <ActionButton action={mute} on={state} chosen={call.muted} />
        <ActionButton action={hold} on={state} chosen={call.state === "held"} />
        <ActionButton action={hangUp} on={state} look="end" />
      </div>
    </>
  );
}

function Who({ call, contact, notes }: { call: LiveCall | null; contact: ContactCard | null; notes: readonly string[] }) {
  const t = words.use();
  const from = contact?.from || call?.card["from"] || "";
  const number = contact?.fromDisplay || call?.card["fromDisplay"] || phone(from);
  const name = (contact && nameOf(contact)) ?? call?.card["callerName"];
  const facts = [
    contact && phone(contact.dialled),
    contact?.queue ?? call?.card["queue"],
    contact && fill(t.strip.waited, { time: duration(contact.waitedSeconds) }),
  ].filter(Boolean);
  return (
    <div className="who sp">
      <div className="ell">
        <b>{name || number || t.strip.unknown}</b>
        {name && <span className="t2"> {number}</span>}
        {call?.state === "ringing" && <span className="t2"> {t.strip.rings}</span>}
      </div>
      <div className="meta t2 ell">
        {facts.join(" · ")}
        {call?.recording && (
          <>
            {facts.length > 0 && " · "}
            <span className="dot acc" /> {t.strip.recording}
          </>
        )}
        {notes.length > 0 && (
          <b className="high" role="status">
            {` · ${notes.join(" · ")}`}
          </b>
        )}
      </div>
    </div>
  );
}

function AfterCall({ contact }: { contact: ContactCard }) {
  const t = words.use();
  const seconds = useSecondsSince(contact.endedAt);
  return (
    <>
      <Icon name="pencil" size="xl" />
      <span className="timer" role="timer">
        {timer(seconds)}
      </span>
      <b>{t.strip.finishing}</b>
      <Who call={null} contact={contact} notes={[]} />
    </>
  );
}
