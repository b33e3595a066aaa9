import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { signInNeeded } from "./api";
import { Live } from "./live";

/** A socket that opens when the test says so. */
class FakeSocket {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor(readonly address: string) {
    FakeSocket.all.push(this);
  }

  opens() {
    this.readyState = FakeSocket.OPEN;
    this.onopen?.();
  }

  breaks() {
    this.readyState = 3;
    this.onclose?.();
  }

  send() {}

  close() {}
}

let tickets = 0;
let network: "up" | "down" | "signed-out" = "up";
let signedOut = 0;
let live: Live;
let cache: QueryClient;

const addresses = () => FakeSocket.all.map((socket) => socket.address.replace(/^.*\/ws/, "/ws"));
const timePasses = (ms: number) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.all = [];
  tickets = 0;
  network = "up";
  signedOut = 0;
  signInNeeded.tell = () => void signedOut++;
  vi.stubGlobal("WebSocket", FakeSocket);
  vi.stubGlobal("location", { origin: "http://localhost:8080" });
  vi.stubGlobal("document", { cookie: "XSRF-TOKEN=proof" });
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("removeEventListener", () => {});
  vi.stubGlobal("fetch", async () => {
    if (network === "down") throw new TypeError("Failed to fetch");
    if (network === "signed-out") return new Response('{"code":"people.sign-in-needed"}', { status: 401 });
    return new Response(JSON.stringify({ ticket: `t${++tickets}`, validSeconds: 30 }));
  });
  cache = new QueryClient();
  live = new Live(cache, () => {});
});

afterEach(() => {
  live.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

// ASVS 4.4.3
test("a desk that comes back shows another ticket each time", async () => {
  live.open();
  await timePasses(0);
  FakeSocket.all[0]?.opens();
  FakeSocket.all[0]?.breaks();
  await timePasses(1_000);
  expect(addresses()).toEqual(["/ws/desk?ticket=t1", "/ws/desk?ticket=t2"]);
});

test("a network that is away ends no session, and the desk comes back by itself", async () => {
  network = "down";
  live.open();
  await timePasses(10_000);
  expect(addresses()).toEqual([]);
  expect(live.connection.now().state).toBe("lost");
  network = "up";
  await timePasses(10_000);
  expect(addresses()).toEqual(["/ws/desk?ticket=t1"]);
  expect(signedOut).toBe(0);
});

test("an answer that says that the session is over does end it", async () => {
  network = "signed-out";
  live.open();
  await timePasses(0);
  expect(signedOut).toBe(1);
});

test("a desk that was closed meanwhile opens no socket", async () => {
  live.open();
  live.close();
  await timePasses(1_000);
  expect(addresses()).toEqual([]);
});

test("lifts that call for help while the database is away come whole, and go", async () => {
  live.open();
  await timePasses(0);
  FakeSocket.all[0]?.opens();
  const alarm = { wire: "dc-09", ident: "1234", words: "", at: "2026-11-21T02:00:14Z" };
  const hears = (alarms: object[]) => FakeSocket.all[0]?.onmessage?.({ data: JSON.stringify({ type: "spooled-alarms", alarms }) });
  hears([alarm]);
  expect(cache.getQueryData(["spooled-alarms"])).toEqual([alarm]);
  hears([]);
  expect(cache.getQueryData(["spooled-alarms"])).toEqual([]);
});
