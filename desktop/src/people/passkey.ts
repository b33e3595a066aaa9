import { call, Refusal } from "../shared/api";
import type { Session } from "../shared/session";

/** One of her own passkeys. */
export interface Passkey {
  id: string;
  name: string;
  madeAt: string;
  lastUsedAt: string | null;
  /** There may be a copy of it, so it opens nothing. */
  doubted: boolean;
}

interface ToSign {
  challenge: string;
  validSeconds: number;
  host: string;
}

export interface ToMake extends ToSign {
  handle: string;
  name: string;
  email: string;
  algorithms: number[];
  kept: string[];
}

export interface Made {
  clientData: string;
  attestation: string;
}

export const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));

export const textOf = (bytes: ArrayBuffer | Uint8Array): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

/** Her device shows the passkeys that it has for this address; nothing is typed. */
export async function signInWithPasskey(): Promise<Session> {
  const asked = await call<ToSign>("POST", "/api/passkey-sign-in/challenge");
  const found = await withDevice(asked.host, (credentials) =>
    credentials.get({
      publicKey: {
        challenge: bytesOf(asked.challenge),
        rpId: asked.host,
        timeout: asked.validSeconds * 1000,
        userVerification: "required",
      },
    }),
  );
  const { clientDataJSON, authenticatorData, signature, userHandle } = found.response as AuthenticatorAssertionResponse;
  return call<Session>("POST", "/api/passkey-sign-in", {
    credential: textOf(found.rawId),
    owner: userHandle ? textOf(userHandle) : "",
    clientData: textOf(clientDataJSON),
    authenticatorData: textOf(authenticatorData),
    signature: textOf(signature),
  });
}

/** Her device makes a passkey that it keeps under her name. */
export async function makePasskey(wanted: ToMake): Promise<Made> {
  const made = await withDevice(wanted.host, (credentials) =>
    credentials.create({
      publicKey: {
        challenge: bytesOf(wanted.challenge),
        rp: { id: wanted.host, name: "Throughline" },
        user: { id: bytesOf(wanted.handle), name: wanted.email, displayName: wanted.name },
        pubKeyCredParams: wanted.algorithms.map((alg) => ({ type: "public-key", alg })),
        excludeCredentials: wanted.kept.map((id) => ({ type: "public-key", id: bytesOf(id) })),
        authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
        attestation: "none",
        timeout: wanted.validSeconds * 1000,
      },
    }),
  );
  const { clientDataJSON, attestationObject } = made.response as AuthenticatorAttestationResponse;
  return { clientData: textOf(clientDataJSON), attestation: textOf(attestationObject) };
}

export const getPasskeys = () => call<Passkey[]>("GET", "/api/passkeys");
export const renamePasskey = (id: string, name: string) => call("PUT", `/api/passkeys/${id}`, { name });
export const removePasskey = (id: string) => call("DELETE", `/api/passkeys/${id}`);

export async function registerPasskey(name: string): Promise<void> {
  const wanted = await call<ToMake>("POST", "/api/passkeys/challenge");
  await call("POST", "/api/passkeys", { name, ...(await makePasskey(wanted)) });
}

/** With a link, in place of what was lost. */
export async function registerAnew(token: string, name: string): Promise<void> {
  const wanted = await call<ToMake>("POST", "/api/passkey-link/challenge", { token });
  await call("POST", "/api/passkey-link", { token, name, ...(await makePasskey(wanted)) });
}

async function withDevice(host: string, ask: (credentials: CredentialsContainer) => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!("PublicKeyCredential" in window)) throw new Refusal(422, "people.passkey-not-possible", "");
  const answer = await ask(navigator.credentials).catch((failure: unknown) => {
    throw new Refusal(422, codeOf(failure), "", [host]);
  });
  if (!answer) throw new Refusal(422, "people.passkey-cancelled", "");
  return answer as PublicKeyCredential;
}

/** What browsers mean by the names of their exceptions (WebAuthn, sections 5.1.3 and 5.1.4). */
function codeOf(failure: unknown): string {
  const name = failure instanceof DOMException ? failure.name : "";
  if (name === "SecurityError") return "people.passkey-other-address";
  if (name === "InvalidStateError") return "people.passkey-here-already";
  if (name === "NotSupportedError") return "people.passkey-not-possible";
  return "people.passkey-cancelled";
}
