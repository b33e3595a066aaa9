import { expect, test } from "vitest";
import { keptRelay, ofKind, stateOf } from "./gateway";

test("a gateway to which a connection is kept says whether it stands", () => {
  expect(stateOf({ enabled: true, connected: true })).toBe("connected");
  expect(stateOf({ enabled: true, connected: false })).toBe("cut");
  expect(stateOf({ enabled: true, connected: null })).toBe("on");
  expect(stateOf({ enabled: false, connected: null })).toBe("off");
});

test("mails are encrypted unless somebody says otherwise, and a terminal cannot be", () => {
  expect(ofKind("smtp")).toEqual({ kind: "smtp", port: 587, security: "starttls" });
  expect(ofKind("tap")).toEqual({ kind: "tap", port: 3001, security: "none" });
});

test("a kept password is never in the form", () => {
  const kept = keptRelay({ id: "1", version: 3, passwordKept: true, kind: "tap", name: "x", host: "h", port: 1, security: "none", login: "", sender: "", longest: 240, aMinute: 1, aDay: 2, enabled: true });
  expect(kept.version).toBe(3);
  expect(kept.values.password).toBe("");
});
