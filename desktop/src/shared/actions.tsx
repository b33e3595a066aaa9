import { useEffect, useRef, useState, type ReactNode } from "react";
import { Button } from "react-aria-components";
import { Icon, type IconName } from "./icons";
import { ariaKeys, capsOf, isTyping, presses, worksWhileTyping } from "./keys";
import { language, letters } from "./preferences";
import { Store, useStore } from "./store";

/**
 * What a person can do, as a value: button, key and palette all run the same one and so never disagree.
 * `possible` decides whether it is offered for this object; `run` may refuse (see Refusal).
 */
export interface Action<On = void> {
  id: string;
  label: (on: On) => string;
  icon?: IconName;
  /** As in keys.ts. One letter works only while nobody types. */
  shortcut?: string;
  /** False keeps its key out of the key line, where one of a row of keys says enough. */
  hinted?: boolean;
  /** Its key is its own whatever else the screen has for that key. */
  first?: boolean;
  possible?: (on: On) => boolean;
  run: (on: On) => unknown;
}

/** An action together with the object that is on the screen now. */
export interface Ready {
  id: string;
  label: () => string;
  icon?: IconName;
  shortcut?: string;
  hinted: boolean;
  first: boolean;
  possible: () => boolean;
  run: () => void;
}

/** Everything that can be done on the screen of this moment; the palette and the key line read it. */
export const onScreen = new Store<readonly Ready[]>([]);

/** The last action that did not work, shown in the alert lane until the next one or Escape. */
export const lastRefusal = new Store<unknown>(null);

/** Runs an action; a refusal goes to the alert lane. Says whether it worked. */
export async function perform<On>(action: Action<On>, on: On): Promise<boolean> {
  try {
    lastRefusal.set(null);
    await action.run(on);
    return true;
  } catch (failure) {
    lastRefusal.set(failure);
    return false;
  }
}

export function ready<On>(action: Action<On>, on: () => On): Ready {
  return {
    id: action.id,
    label: () => action.label(on()),
    hinted: action.hinted ?? true,
    first: action.first ?? false,
    possible: () => action.possible?.(on()) ?? true,
    run: () => void perform(action, on()),
    ...(action.icon ? { icon: action.icon } : {}),
    ...(action.shortcut ? { shortcut: action.shortcut } : {}),
  };
}

/** Puts actions within reach of keys and palette for as long as the component is on the screen. */
export function useActions<On>(actions: readonly Action<On>[], on: On): void {
  const latest = useRef(on);
  useEffect(() => {
    latest.current = on;
    onScreen.set([...onScreen.now()]);
  }, [on]);
  useEffect(() => {
    const mine = actions.map((action) => ready(action, () => latest.current));
    onScreen.set([...onScreen.now(), ...mine]);
    return () => onScreen.set(onScreen.now().filter((each) => !mine.includes(each)));
  }, [actions]);
}

/** The one listener for single keys; sequences with G are the shell's. */
export function runKey(event: KeyboardEvent): boolean {
  const blocked = isTyping(event.target) || letters.now() === "off";
  const meant = onScreen
    .now()
    .filter(
      (each) =>
        each.shortcut !== undefined &&
        !each.shortcut.includes(" ") &&
        presses(event, each.shortcut) &&
        (!blocked || worksWhileTyping(each.shortcut)) &&
        each.possible(),
    );
  const found = meant.find(({ first }) => first) ?? meant.at(-1);
  if (!found) return false;
  event.preventDefault();
  if (!event.repeat) found.run();
  return true;
}

export function Caps({ of }: { of: string }) {
  return (
    <span className="caps" aria-hidden="true">
      {capsOf(of).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}

export type Look = "plain" | "filled" | "end" | "danger" | "quiet";

interface ActionButtonProps<On> {
  action: Action<On>;
  on: On;
  look?: Look;
  small?: boolean;
  /** Pressed in, such as Mute while muted. */
  chosen?: boolean;
  disabled?: boolean;
  children?: ReactNode;
}

/** Places an action. Not possible for this object: not drawn at all. */
export function ActionButton<On>({ action, on, look = "plain", small, chosen, disabled, children }: ActionButtonProps<On>) {
  useStore(language);
  const [running, setRunning] = useState(false);
  if (action.possible && !action.possible(on)) return null;
  return (
    <Button
      className={`btn ${look} ${small ? "s" : ""} ${chosen ? "on" : ""}`}
      data-action={action.id}
      isDisabled={disabled ?? false}
      {...(running ? { "aria-busy": true } : {})}
      {...(chosen === undefined ? {} : { "aria-pressed": chosen })}
      {...(action.shortcut ? { "aria-keyshortcuts": ariaKeys(action.shortcut) } : {})}
      onPress={() => {
        if (running) return;
        setRunning(true);
        void perform(action, on).finally(() => setRunning(false));
      }}
    >
      {action.icon && <Icon name={action.icon} />}
      <span>{children ?? action.label(on)}</span>
      {action.shortcut && <Caps of={action.shortcut} />}
    </Button>
  );
}
