import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { call } from "../shared/api";
import { language } from "../shared/preferences";
import { useStore } from "../shared/store";
import type { InForm } from "./actions";
import { keepingOf } from "./keeping";
import { useCode, usePromise, useReported } from "./requests";
import { isPlaceKnown, nextNeeded, type Step } from "./steps";
import type { CodeRow, FoundCode, ProblemCode, Reported, RequestCard } from "./types";

/** The form of one request with everything that belongs to it on the screen: its code, its double, its promise. */
export interface Form extends InForm {
  code: CodeRow | null;
  questions: ProblemCode | undefined;
  reported: readonly Reported[] | undefined;
  reportedFailure: unknown;
  mark: (order: string) => void;
  authorise: (name: string) => void;
  /** The step that was asked for last; a new object each time. */
  wanted: { step: Step } | null;
  isParking: boolean;
  /** Somebody is trapped, and only the place is missing. */
  raisesAtPlace: boolean;
}

export function useForm(card: RequestCard, editable: boolean): Form {
  const keeping = useMemo(() => keepingOf(card), [card.id]); // eslint-disable-line react-hooks/exhaustive-deps -- one keeping for each request
  const kept = useStore(keeping.state);
  useEffect(() => keeping.take(card), [keeping, card]);
  const [wanted, setWanted] = useState<Form["wanted"]>(null);
  const [marked, mark] = useState<string | null>(null);
  const [isParking, park] = useState(false);
  const [raisesAtPlace, raiseAtPlace] = useState(false);
  const { draft } = kept;
  const entrapment = useEntrapment();
  const isUndecided = editable && kept.card.order === null && kept.card.state !== "closed";
  const questions = useCode(draft.code).data;
  const reported = useReported(card.id, draft, draft.code, isUndecided && draft.kind === "action");
  const code = codeOf(draft.code, kept.card.code, questions);
  const { data: promise, refetch: askAgain } = usePromise(draft, isUndecided ? draft.code : null, null);
  const [authorisedBy, authorise] = useState("");
  const focus = useCallback((step: Step) => setWanted({ step }), []);
  const go = useCallback(
    (after: Step) => {
      const next = nextNeeded(keeping.state.now().draft, after);
      if (next) setWanted({ step: next });
    },
    [keeping],
  );
  useEffect(() => {
    if (!raisesAtPlace || !isPlaceKnown(draft)) return;
    raiseAtPlace(false);
    if (draft.safety.trapped === "yes") void keeping.do({ verb: "raise", key: crypto.randomUUID() });
  }, [raisesAtPlace, draft, keeping]);
  const found = reported.data;
  return {
    kept,
    keeping,
    editable,
    candidate: found?.find(({ order }) => order.id === marked) ?? found?.[0] ?? null,
    entrapment,
    go,
    focus,
    park,
    raiseAtPlace,
    code,
    questions,
    reported: found,
    reportedFailure: reported.error,
    mark,
    promise,
    authorisedBy,
    authorise,
    askAgain,
    wanted,
    isParking,
    raisesAtPlace,
  };
}

/** What is known of the chosen code at once: from the card, else from the code itself when it has come. */
function codeOf(code: string | null, saved: CodeRow | null, loaded: ProblemCode | undefined): CodeRow | null {
  if (code === null) return null;
  if (loaded?.code === code) return loaded;
  return saved?.code === code ? saved : null;
}

/** The code for people in a standing lift: the first of its category is the plain one. Asked once, so that F2 never waits. */
function useEntrapment(): CodeRow | null {
  const spoken = useStore(language);
  const found = useQuery({
    queryKey: ["problem-codes", "entrapment", spoken],
    queryFn: () => call<FoundCode[]>("GET", `/api/problem-codes?category=entrapment&language=${spoken}`),
    staleTime: Infinity,
  });
  return [...(found.data ?? [])].sort((one, other) => one.code.localeCompare(other.code))[0] ?? null;
}
