import type { Step } from "./steps";

/** Where each step begins: its field, or its first button. */
export function focusOn(step: Step): void {
  const place = document.querySelector<HTMLElement>(`[data-step="${step}"]`);
  const first = place?.querySelector<HTMLElement>("input:not([type=radio]), textarea, button:not(:disabled):not([data-disabled])");
  first?.focus();
}
