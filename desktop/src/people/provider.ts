import { call } from "../shared/api";
import type { Session } from "../shared/session";

/** What the identity provider put into the address to which it sent the browser back. */
export interface Answer {
  state: string;
  code: string | null;
  error: string | null;
  iss: string | null;
}

/** The whole page goes there; it comes back to /provider. */
export async function goToProvider(): Promise<void> {
  const { address } = await call<{ address: string }>("POST", "/api/provider-sign-in");
  location.assign(address);
}

/** Null where nobody was sent back. */
export function answerIn(search: string): Answer | null {
  const said = new URLSearchParams(search);
  const state = said.get("state");
  return state === null ? null : { state, code: said.get("code"), error: said.get("error"), iss: said.get("iss") };
}

export const bringHome = (answer: Answer) => call<Session>("POST", "/api/provider-sign-in/answer", answer);
