/** The web API: JSON in and out, refusals as values that carry their sentence. */

/** What is wrong with one field of a form. */
export interface WrongField {
  code: string;
  detail: string;
  values?: unknown[];
}

/** The server said no, and why. `sentence` is English; `sentenceOf` in refused.tsx speaks the reader's language. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly sentence: string,
    readonly values: readonly string[] = [],
    readonly fields: Readonly<Record<string, WrongField>> = {},
    /** The thing as it is now, where somebody else changed it meanwhile. */
    readonly present: unknown = undefined,
  ) {
    super(sentence);
  }
}

/** No answer came: the network, or the server is away. The same request may be sent again. */
export class Unreachable extends Error {}

interface Problem {
  detail?: string;
  code?: string;
  values?: unknown[];
  fields?: Record<string, WrongField>;
  present?: unknown;
}

export interface Page<Row> {
  items: Row[];
  next: string | null;
}

function xsrfToken(): string {
  const found = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie);
  return found ? decodeURIComponent(found[1] ?? "") : "";
}

/** Watches for an answer that says the session is over, whichever request got it. */
export const signInNeeded = { tell: () => {} };

export async function call<T = void>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["X-XSRF-TOKEN"] = xsrfToken();
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(path, {
    method,
    headers,
    credentials: "same-origin",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((failure: unknown) => {
    if (signal?.aborted) throw failure;
    throw new Unreachable("no answer from the server");
  });
  return answerOf<T>(response);
}

/** One file, as a form sends it. */
export async function upload<T>(path: string, file: File): Promise<T> {
  const body = new FormData();
  body.append("file", file);
  const headers = { Accept: "application/json", "X-XSRF-TOKEN": xsrfToken() };
  const response = await fetch(path, { method: "POST", headers, credentials: "same-origin", body }).catch(() => {
    throw new Unreachable("no answer from the server");
  });
  return answerOf<T>(response);
}

/** A file as the whole body, however long it is. */
export async function sendFile<T>(path: string, file: File): Promise<T> {
  const headers = { Accept: "application/json", "Content-Type": "application/octet-stream", "X-XSRF-TOKEN": xsrfToken() };
  const response = await fetch(path, { method: "POST", headers, credentials: "same-origin", body: file }).catch(() => {
    throw new Unreachable("no answer from the server");
  });
  return answerOf<T>(response);
}

/** A file that is asked for with a body, saved under this name. */
export async function download(path: string, body: unknown, name: string): Promise<void> {
  const headers = { Accept: "application/zip, application/json", "Content-Type": "application/json", "X-XSRF-TOKEN": xsrfToken() };
  const response = await fetch(path, { method: "POST", headers, credentials: "same-origin", body: JSON.stringify(body) }).catch(() => {
    throw new Unreachable("no answer from the server");
  });
  if (!response.ok) return answerOf(response);
  const at = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement("a"), { href: at, download: name });
  link.click();
  URL.revokeObjectURL(at);
}

async function answerOf<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (response.ok) return (text ? JSON.parse(text) : undefined) as T;
  throw refusalOf(response.status, text);
}

function refusalOf(status: number, text: string): Error {
  if (status === 502 || status === 503 || status === 504) return new Unreachable(`status ${status}`);
  let problem: Problem = {};
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    // not ours: a proxy's page, or nothing at all
  }
  const code = problem.code ?? (status === 401 ? "people.sign-in-needed" : status === 403 ? "people.not-allowed" : "kernel.fault");
  if (code === "people.sign-in-needed") signInNeeded.tell();
  return new Refusal(status, code, problem.detail ?? "", (problem.values ?? []).map(String), problem.fields ?? {}, problem.present);
}

/** `/api/units` with what is set of `{q, after, limit}`. */
export function withQuery(path: string, query: Record<string, string | number | null | undefined>): string {
  const set = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return set.length ? `${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}` : path;
}
