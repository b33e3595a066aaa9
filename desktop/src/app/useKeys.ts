import { useEffect } from "react";
import { useLocation } from "wouter";
import { lastRefusal, runKey } from "../shared/actions";
import { isTyping } from "../shared/keys";
import { letters } from "../shared/preferences";
import type { Screen } from "../shared/screen";

/** How long after G the second letter still counts. */
const sequenceMs = 1_500;

/** The one listener of the desktop for keys: actions by their shortcut, screens by G and their letter, Escape out of a field. */
export function useKeys(screens: readonly Screen[]): void {
  const [, go] = useLocation();
  useEffect(() => {
    let sequenceUntil = 0;
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const free = !isTyping(event.target) && letters.now() === "on" && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (free && Date.now() < sequenceUntil) {
        sequenceUntil = 0;
        const screen = screens.find((each) => each.rail?.letter === event.key.toUpperCase());
        if (screen) {
          event.preventDefault();
          return go(screen.path);
        }
      }
      if (free && event.key.toLowerCase() === "g") {
        sequenceUntil = Date.now() + sequenceMs;
        return;
      }
      if (runKey(event) || event.key !== "Escape") return;
      lastRefusal.set(null);
      if (isTyping(event.target)) (event.target as HTMLElement).blur();
    };
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, [screens, go]);
}
