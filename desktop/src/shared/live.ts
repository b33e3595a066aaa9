import type { QueryClient } from "@tanstack/react-query";
import { call } from "./api";
import { Store } from "./store";

/** How the page is connected to the server. `since` is when this state began, in milliseconds. */
export interface Connection {
  state: "off" | "connecting" | "up" | "lost" | "back";
  since: number;
}

interface FromServer {
  type: string;
  topic?: string;
  n?: number | Record<string, number>;
  desk?: unknown;
  alarms?: unknown;
  sentence?: string;
}

/** Seconds until the next try: 0.5, 1, 2, 4, then 8, each up to a fifth shorter so that a thousand desks do not come at once. */
export const backOff = (tries: number, chance = Math.random()): number => Math.min(8, 0.5 * 2 ** tries) * (1 - chance / 5);

/** How long the server may take to give a ticket, in milliseconds. */
const ticketMs = 8_000;

/** Where a socket opens once: each needs a ticket of its own, fetched just before. Fails like every request when nobody answers. */
export async function socketAddress(path: string): Promise<string> {
  const { ticket } = await call<{ ticket: string }>("POST", "/api/session/ticket", undefined, AbortSignal.timeout(ticketMs));
  return `${location.origin.replace(/^http/, "ws")}${path}?ticket=${encodeURIComponent(ticket)}`;
}

/**
 * The one socket that says what changed. A topic is the first part of a query's key, so `changed contacts` makes every
 * query under `["contacts", …]` ask again; after a loss only the topics that moved meanwhile do.
 */
export class Live {
  readonly connection = new Store<Connection>({ state: "off", since: Date.now() });
  private readonly seen: Record<string, number> = {};
  private socket: WebSocket | undefined;
  /** The newest try; what an older one brings late is thrown away. */
  private attempt = 0;
  private tries = 0;
  private wanted = false;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private lastHeard = 0;
  private watchdog: ReturnType<typeof setInterval> | undefined;

  constructor(
    private readonly cache: QueryClient,
    private readonly signedOut: () => void,
  ) {}

  open(): void {
    if (this.wanted) return;
    this.wanted = true;
    this.enter("connecting");
    this.connect();
    addEventListener("online", this.connectNow);
    this.watchdog = setInterval(() => this.closeWhenSilent(), 5_000);
  }

  close(): void {
    this.wanted = false;
    this.attempt++;
    clearTimeout(this.retry);
    clearInterval(this.watchdog);
    removeEventListener("online", this.connectNow);
    this.socket?.close();
    this.enter("off");
  }

  drawn(n: number): void {
    this.send({ type: "drawn", topic: "desk", n });
  }

  private readonly connectNow = () => {
    if (this.wanted && this.socket?.readyState !== WebSocket.OPEN) this.connect();
  };

  private connect(): void {
    clearTimeout(this.retry);
    this.socket?.close();
    this.socket = undefined;
    const attempt = ++this.attempt;
    void socketAddress("/ws/desk").then(
      (address) => attempt === this.attempt && this.dial(address),
      () => attempt === this.attempt && this.lost(),
    );
  }

  private dial(address: string): void {
    const socket = (this.socket = new WebSocket(address));
    socket.onopen = () => {
      this.tries = 0;
      this.lastHeard = Date.now();
      this.send({ type: "hello", since: this.seen });
    };
    socket.onmessage = (message) => socket === this.socket && this.hear(JSON.parse(String(message.data)) as FromServer);
    socket.onclose = () => socket === this.socket && this.lost();
  }

  private lost(): void {
    if (!this.wanted) return;
    if (this.connection.now().state !== "lost") this.enter("lost");
    this.retry = setTimeout(() => this.connect(), backOff(this.tries++) * 1000);
  }

  /** The server says something every 10 s; after 25 s of nothing the socket is dead although nobody closed it. */
  private closeWhenSilent(): void {
    if (this.socket?.readyState === WebSocket.OPEN && Date.now() - this.lastHeard > 25_000) {
      this.socket.close();
      this.lost();
    }
  }

  private hear(message: FromServer): void {
    this.lastHeard = Date.now();
    switch (message.type) {
      case "hello":
        this.forgetWhatMoved((message.n ?? {}) as Record<string, number>);
        this.welcome();
        break;
      case "changed":
        if (!message.topic) break;
        this.seen[message.topic] = Number(message.n);
        void this.cache.invalidateQueries({ queryKey: [message.topic] });
        break;
      case "desk":
        this.seen["desk"] = Number(message.n);
        this.cache.setQueryData(["desk"], { ...(message.desk as object), n: message.n });
        break;
      case "spooled-alarms":
        this.cache.setQueryData(["spooled-alarms"], message.alarms);
        break;
      case "ping":
        this.send({ type: "pong" });
        break;
      case "signed-out":
        this.signedOut();
        break;
    }
  }

  private forgetWhatMoved(now: Record<string, number>): void {
    const first = this.connection.now().state === "connecting";
    for (const [topic, n] of Object.entries(now)) {
      if (!first && this.seen[topic] !== n) void this.cache.invalidateQueries({ queryKey: [topic] });
      this.seen[topic] = n;
    }
    if (!first) void this.cache.invalidateQueries({ queryKey: ["desk"] });
  }

  private welcome(): void {
    if (this.connection.now().state !== "lost") return this.enter("up");
    this.enter("back");
    setTimeout(() => this.connection.now().state === "back" && this.enter("up"), 5_000);
  }

  private enter(state: Connection["state"]): void {
    this.connection.set({ state, since: Date.now() });
  }

  private send(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }
}
