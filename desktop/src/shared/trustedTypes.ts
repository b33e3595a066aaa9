import { mapWorker } from "./mapWorker";

/** What the page asks of browsers that know Trusted Types (W3C, Trusted Types §2.4); TypeScript does not describe them yet. */
interface PolicyFactory {
  createPolicy(name: "default", rules: { createHTML: (text: string) => string | null; createScriptURL: (address: string) => string | null }): unknown;
}

/**
 * No text becomes markup or script on this page: the policy of the server demands it, and what would do so throws.
 * React Aria empties its announcements by writing "" into them; that alone passes, and the address of our own file that draws maps.
 */
export function refuseMarkupFromText(): void {
  (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes?.createPolicy("default", {
    createHTML: (text) => (text === "" ? text : null),
    createScriptURL: (address) => (address === mapWorker ? address : null),
  });
}
