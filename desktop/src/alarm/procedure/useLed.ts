import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { orderQuery } from "../../orders/orders";
import type { OrderCard } from "../../orders/types";
import { time } from "../../shared/format";
import type { Language } from "../../shared/preferences";
import { useMe } from "../../shared/session";
import type { Alarm } from "../alarms";
import { answer, asked, checkIn, decide, nextTongue, procedureOf, say, stepping, type Known, type Progress, type Question, type Stepping } from "./procedure";

/** An alarm that is led by its guide: where it stands, what is known for its sentences, and what can be done. */
export interface Led {
  alarm: Alarm;
  progress: Progress;
  order: OrderCard | undefined;
  /** Whoever looks may act, and the alarm is not over. */
  acts: boolean;
  spoken: Language;
  known: Known;
  steps: Stepping[];
  now: Stepping | undefined;
  /** What a key answers. */
  question: Question | undefined;
  /** The help that is unfolded. */
  aid: string | null;
  failure: unknown;
  speak: (language: Language) => void;
  otherLanguage: () => void;
  unfold: (aid: string | null) => void;
  /** They are out, as far as whoever leads it knows. */
  end: () => void;
  said: (step: string) => void;
  answered: (question: string, value: string) => void;
  checkedIn: () => void;
  decided: (called: boolean) => void;
}

/** Undefined until the server has said how far it is. */
export function useLed(alarm: Alarm, acts: boolean): Led | undefined {
  const me = useMe();
  const cache = useQueryClient();
  const progress = useQuery(procedureOf(alarm.id)).data;
  const order = useQuery({ ...orderQuery(alarm.order?.id ?? ""), enabled: alarm.order !== null }).data;
  const [chosen, speak] = useState<Language | null>(null);
  const [aid, unfold] = useState<string | null>(null);
  const [ends, setEnds] = useState(false);
  const change = useMutation({
    mutationFn: (doing: () => Promise<Progress>) => doing(),
    onSuccess: (fresh) => cache.setQueryData(procedureOf(alarm.id).queryKey, fresh),
    onSettled: () => cache.invalidateQueries({ queryKey: ["alarms"] }),
  });
  if (!progress) return undefined;
  const spoken = chosen ?? progress.language;
  const steps = stepping(progress, ends || Boolean(order?.onSiteAt) || alarm.state === "everyone-out");
  const now = steps.find(({ state }) => state === "now");
  const place = alarm.unit && [alarm.unit.name, alarm.unit.street, alarm.unit.city].filter(Boolean).join(", ");
  const comes = order && order.technician && order.arrivesAt ? { technician: order.technician.name, time: time(order.arrivesAt, order.site.zone) } : {};
  return {
    alarm,
    progress,
    order,
    acts,
    spoken,
    known: { agent: me.name, minutes: String(progress.version.guide.checkInMinutes), ...(place ? { place } : {}), ...comes },
    steps,
    now,
    question: asked(now?.step, progress),
    aid,
    failure: change.error,
    speak,
    otherLanguage: () => speak(nextTongue(spoken)),
    unfold,
    end: () => setEnds(true),
    said: (step) => change.mutate(() => say(alarm.id, step, spoken)),
    answered: (question, value) => change.mutate(() => answer(alarm.id, question, value)),
    checkedIn: () => change.mutate(() => checkIn(alarm.id)),
    decided: (called) => change.mutate(() => decide(alarm.id, called)),
  };
}
