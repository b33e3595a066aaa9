import { useEffect, useRef, useState } from "react";
import { Unreachable } from "../shared/api";
import { saveDraft, type Draft } from "./desk";

export interface Kept {
  draft: Draft;
  /** Whole milliseconds of the last time the server took it; null before the first. */
  savedAt: number | null;
  /** Changes that only this browser knows. */
  waiting: number;
  change: (part: Partial<Draft>) => void;
}

const place = (contact: string) => `throughline.draft.${contact}`;

function unsent(contact: string): Draft | null {
  const text = localStorage.getItem(place(contact));
  return text ? (JSON.parse(text) as Draft) : null;
}

/**
 * The note and the outcome of one contact. Saved on each pause; what could not be sent is kept in the browser, over a
 * reload too, and sent when the server is back.
 */
export function useDraft(contact: string, start: Draft, connected: boolean): Kept {
  const [draft, setDraft] = useState<Draft>(() => unsent(contact) ?? start);
  const [waiting, setWaiting] = useState(() => (unsent(contact) ? 1 : 0));
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const latest = useRef(draft);

  useEffect(() => {
    if (waiting === 0 || !connected) return;
    const pause = setTimeout(() => {
      const sent = latest.current;
      saveDraft(contact, sent)
        .catch((failure: unknown) => {
          if (failure instanceof Unreachable) throw failure;
        })
        .then(() => {
          setSavedAt(Date.now());
          if (latest.current !== sent) return;
          localStorage.removeItem(place(contact));
          setWaiting(0);
        })
        .catch(() => {});
    }, 800);
    return () => clearTimeout(pause);
  }, [contact, waiting, connected]);

  const change = (part: Partial<Draft>) => {
    const next = { ...latest.current, ...part };
    latest.current = next;
    localStorage.setItem(place(contact), JSON.stringify(next));
    setDraft(next);
    setWaiting((count) => count + 1);
  };
  return { draft, savedAt, waiting, change };
}

/** After the contact is finished nothing of it stays in the browser. */
export const forgetDraft = (contact: string): void => localStorage.removeItem(place(contact));
