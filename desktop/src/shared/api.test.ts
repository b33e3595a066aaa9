import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { call, Refusal, signInNeeded, Unreachable, withQuery } from "./api";
import { backOff } from "./live";

const answer = (status: number, body: string) => vi.stubGlobal("fetch", () => Promise.resolve(new Response(body, { status })));
const failureOf = (request: Promise<unknown>) => request.then(() => null).catch((failure: unknown) => failure);

beforeEach(() => vi.stubGlobal("document", { cookie: "XSRF-TOKEN=abc%3D" }));
afterEach(() => vi.unstubAllGlobals());

test("a refusal carries its code, its values and what is wrong with each field", async () => {
  answer(422, JSON.stringify({ code: "people.email-taken", detail: "Taken.", values: ["a@b.example"], fields: { email: { code: "x.y", detail: "No." } } }));
  const refusal = (await failureOf(call("POST", "/api/users", {}))) as Refusal;
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ status: 422, code: "people.email-taken", values: ["a@b.example"], fields: { email: { code: "x.y" } } });
});

test("an answer that is not ours is a fault, a gateway's is the network", async () => {
  answer(500, "<html>");
  expect(await failureOf(call("GET", "/api/desk"))).toMatchObject({ code: "kernel.fault" });
  answer(502, "<html>");
  expect(await failureOf(call("GET", "/api/desk"))).toBeInstanceOf(Unreachable);
});

test("a lost session is told once, wherever it was noticed", async () => {
  signInNeeded.tell = vi.fn();
  answer(401, "");
  await failureOf(call("GET", "/api/desk"));
  expect(signInNeeded.tell).toHaveBeenCalledOnce();
});

// ASVS 3.5.1
test("only what changes something carries the token of the page", async () => {
  const sent = vi.fn(() => Promise.resolve(new Response(null, { status: 204 })));
  vi.stubGlobal("fetch", sent);
  await call("PUT", "/api/x", { a: 1 });
  await call("GET", "/api/x");
  const headers = sent.mock.calls.map((each) => (each as unknown as [string, RequestInit])[1].headers);
  expect(headers[0]).toMatchObject({ "X-XSRF-TOKEN": "abc=" });
  expect(headers[1]).not.toHaveProperty("X-XSRF-TOKEN");
});

test("empty conditions are left out of an address", () => {
  expect(withQuery("/api/units", { q: "", after: null, limit: 8 })).toBe("/api/units?limit=8");
});

test("the pauses between tries grow to eight seconds and differ from desk to desk", () => {
  expect([0, 1, 2, 3, 9].map((tries) => backOff(tries, 0))).toEqual([0.5, 1, 2, 4, 8]);
  expect(backOff(9, 1)).toBeCloseTo(6.4);
});
