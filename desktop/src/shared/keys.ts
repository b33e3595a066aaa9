/** Keys as people read them: `F4`, `Shift+F4`, `Ctrl+Enter`, `U`, `Space`, and the sequence `G D`. */

export interface Key {
  key: string;
  ctrl: boolean;
  shift: boolean;
}

export function parseKey(shortcut: string): Key {
  const parts = shortcut.split("+");
  return { key: (parts.at(-1) ?? "").toLowerCase(), ctrl: parts.includes("Ctrl"), shift: parts.includes("Shift") };
}

/** What is drawn on the button, one cap each: `Shift+F4` → `Shift`, `F4`. */
export const capsOf = (shortcut: string): string[] => shortcut.split(/[+ ]/);

/** For `aria-keyshortcuts`. */
export const ariaKeys = (shortcut: string): string => shortcut.replace("Ctrl", "Control");

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey"> & { code?: string };

/** What is drawn on the key: with Shift a digit types a sign that differs from layout to layout. */
function capOf({ key, shiftKey, code }: Pressed): string {
  if (key === " ") return "space";
  return shiftKey && code?.startsWith("Digit") ? code.slice(-1) : key.toLowerCase();
}

export function presses(event: Pressed, shortcut: string): boolean {
  const wanted = parseKey(shortcut);
  const isSign = wanted.key.length === 1 && !/[a-z0-9]/.test(wanted.key);
  return (
    (capOf(event) === wanted.key || event.key.toLowerCase() === wanted.key) &&
    (event.ctrlKey || event.metaKey) === wanted.ctrl &&
    !event.altKey &&
    (isSign || event.shiftKey === wanted.shift)
  );
}

/** Function keys and Ctrl combinations work everywhere, even while typing; letters and signs do not. */
export function worksWhileTyping(shortcut: string): boolean {
  const { key, ctrl } = parseKey(shortcut);
  return ctrl || /^f\d+$/.test(key);
}

const chosenNotTyped = ["radio", "checkbox", "button", "submit"];

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && chosenNotTyped.includes(target.type)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}
