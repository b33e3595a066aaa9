import { lastRefusal } from "../shared/actions";
import { call, Refusal, Unreachable } from "../shared/api";
import { backOff } from "../shared/live";
import { lastSignedIn } from "../shared/session";
import { Store } from "../shared/store";
import { saveDraft, send, type Deed } from "./requests";
import type { RequestCard, RequestDraft } from "./types";

/** One request as the form shows it: what the server knows, and on top what only this browser knows. */
export interface Kept {
  card: RequestCard;
  draft: RequestDraft;
  /** Changes that only this browser knows. */
  changes: number;
  /** Raised, linked or closed here, and not answered yet. */
  deed: Deed | null;
  /** When the server took it last, in milliseconds. */
  savedAt: number | null;
  /** Why the server does not take the draft as it is. */
  refused: unknown;
}

/** What lies in the browser until the server has it, over a reload too. */
interface Unsent {
  edits: Partial<RequestDraft>;
  changes: number;
  deed: Deed | null;
}

/** So long a pause in typing is a pause. */
const pauseMs = 800;
/** An answer that takes longer does not come any more. */
const answerMs = 10_000;

/** Whether the server answers; the shell says so. What is kept here goes out when it does again. */
export const reachable = new Store(true);

const places = () => `throughline.request.${lastSignedIn()}.`;

/** The two calls that a keeping makes. */
export interface Wire {
  save: typeof saveDraft;
  send: typeof send;
}

/**
 * Keeps one request: every change on the screen at once, in the browser at once, at the server on each pause. Without a
 * connection it goes on; what was decided meanwhile is sent with its key when the server is back, and done once.
 */
export class Keeping {
  readonly state: Store<Kept>;
  private edits: Partial<RequestDraft>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private flight: { stop: AbortController; landed: Promise<void> } | undefined;
  private tries = 0;
  private answered: { done: () => void; fail: (failure: unknown) => void } | undefined;

  constructor(
    card: RequestCard,
    private readonly wire: Wire = { save: saveDraft, send },
  ) {
    const unsent = unsentOf(card.id);
    this.edits = unsent?.edits ?? {};
    const [changes, deed] = [unsent?.changes ?? 0, unsent?.deed ?? null];
    this.state = new Store<Kept>({ card, draft: this.merged(card), changes, deed, savedAt: null, refused: null });
    reachable.watch(() => reachable.now() && this.sendAnew());
    if (this.hasUnsent()) this.sendNow();
  }

  /** A newer answer or snapshot of the server; an older one that was overtaken is left aside. */
  readonly take = (card: RequestCard): void => {
    const { card: known } = this.state.now();
    if (card !== known && card.version >= known.version) this.show({ card });
  };

  readonly change = (part: Partial<RequestDraft>): void => {
    this.edits = { ...this.edits, ...part };
    this.show({ changes: this.state.now().changes + 1, refused: null });
    clearTimeout(this.timer);
    this.timer = setTimeout(this.sendNow, pauseMs);
  };

  /** Done when the server has answered, or when it cannot be reached and the deed is kept for later. */
  readonly do = (deed: Deed): Promise<void> => {
    if (this.state.now().deed) return Promise.resolve();
    const answer = new Promise<void>((done, fail) => (this.answered = { done, fail }));
    this.show({ deed });
    this.sendNow();
    return answer;
  };

  /** Nothing is left that only this browser knows. */
  readonly hasUnsent = (): boolean => this.state.now().deed !== null || Object.keys(this.edits).length > 0;

  /** Brings what is unsent to the server before somebody goes on; refuses as the server does. */
  readonly settle = async (): Promise<void> => {
    for (let tries = 0; this.hasUnsent() && tries < 3; tries++) {
      clearTimeout(this.timer);
      await (this.flight?.landed ?? this.sendOnce());
    }
    if (this.hasUnsent()) throw this.state.now().refused ?? new Unreachable();
  };

  private readonly sendNow = (): void => {
    clearTimeout(this.timer);
    if (!this.flight) void this.sendOnce();
  };

  /** The server is back: what hangs on the old connection is given up and sent anew. */
  private readonly sendAnew = (): void => {
    this.flight?.stop.abort();
    this.flight = undefined;
    if (this.hasUnsent()) this.sendNow();
  };

  private sendOnce(): Promise<void> {
    const stop = new AbortController();
    const landed = this.fly(AbortSignal.any([stop.signal, AbortSignal.timeout(answerMs)]), () => this.flight?.stop === stop);
    this.flight = { stop, landed };
    return landed;
  }

  private async fly(signal: AbortSignal, isMine: () => boolean): Promise<void> {
    const { card, draft, deed } = this.state.now();
    const edits = this.edits;
    const answer = deed ? this.wire.send(card.id, draft, deed, signal) : this.wire.save(card.id, draft, signal);
    const outcome = await answer.then(
      (taken) => () => this.wasTaken(taken, edits, deed),
      (failure: unknown) => () => (failure instanceof Refusal ? this.wasRefused(failure, deed) : this.wasNotAnswered()),
    );
    if (!isMine()) return;
    this.flight = undefined;
    outcome();
  }

  private wasTaken(card: RequestCard, sent: Partial<RequestDraft>, deed: Deed | null): void {
    this.tries = 0;
    this.edits = since(sent, this.edits);
    const before = this.state.now();
    const left = Object.keys(this.edits).length;
    this.show({
      card: card.version >= before.card.version ? card : before.card,
      changes: left === 0 ? 0 : before.changes,
      deed: before.deed === deed ? null : before.deed,
      savedAt: Date.now(),
      refused: null,
    });
    if (deed) this.tell(({ done }) => done());
    if (this.state.now().deed) this.sendNow();
    else if (left > 0) this.timer = setTimeout(this.sendNow, pauseMs);
  }

  private wasRefused(failure: Refusal, deed: Deed | null): void {
    this.tries = 0;
    this.show(deed ? { deed: null } : { refused: failure });
    if (!deed) return;
    if (this.answered) this.tell(({ fail }) => fail(failure));
    else lastRefusal.set(failure);
    if (this.hasUnsent()) this.timer = setTimeout(this.sendNow, pauseMs);
  }

  private wasNotAnswered(): void {
    this.tell(({ done }) => done());
    this.timer = setTimeout(this.sendNow, backOff(this.tries++) * 1000);
  }

  private tell(how: (answered: { done: () => void; fail: (failure: unknown) => void }) => void): void {
    const { answered } = this;
    this.answered = undefined;
    if (answered) how(answered);
  }

  private show(part: Partial<Kept>): void {
    const next = { ...this.state.now(), ...part };
    this.state.set({ ...next, draft: this.merged(next.card) });
    const place = places() + next.card.id;
    if (next.deed === null && Object.keys(this.edits).length === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify({ edits: this.edits, changes: next.changes, deed: next.deed } satisfies Unsent));
  }

  private merged(card: RequestCard): RequestDraft {
    return { ...draftOf(card), ...this.edits };
  }
}

export const draftOf = ({ kind, safety, code, words, answers, unit, site, tone, answer, textCaller, callback }: RequestCard): RequestDraft => ({
  kind,
  safety,
  code: code?.code ?? null,
  words,
  answers,
  unit: unit?.id ?? null,
  site: unit ? null : (site?.id ?? null),
  tone,
  answer,
  textCaller,
  callback,
  medical: null,
});

/** What was changed again after it was sent. */
function since(sent: Partial<RequestDraft>, edits: Partial<RequestDraft>): Partial<RequestDraft> {
  const newer = Object.entries(edits).filter(([field, value]) => sent[field as keyof RequestDraft] !== value);
  return Object.fromEntries(newer) as Partial<RequestDraft>;
}

function unsentOf(request: string): Unsent | null {
  const text = localStorage.getItem(places() + request);
  return text ? (JSON.parse(text) as Unsent) : null;
}

const keepings = new Map<string, Keeping>();

/** The one keeping of a request, whichever screens show it. */
export function keepingOf(card: RequestCard): Keeping {
  const known = keepings.get(card.id);
  if (known) return known;
  const keeping = new Keeping(card);
  keepings.set(card.id, keeping);
  return keeping;
}

/** Sends what an earlier page of this person could not send any more. One that is not theirs to change now is let go. */
export async function sendLeftovers(): Promise<void> {
  const left = Object.keys(localStorage).filter((key) => key.startsWith(places()));
  for (const id of left.map((key) => key.slice(places().length))) {
    await call<RequestCard>("GET", `/api/requests/${id}`).then(keepingOf, (failure: unknown) => {
      if (failure instanceof Refusal && failure.status === 404) localStorage.removeItem(places() + id);
    });
  }
}
