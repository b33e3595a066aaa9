import { expect, test } from "vitest";
import { keptTrunk, meaning } from "./trunk";

test("a carrier's refusal says what to do about it", () => {
  expect([403, 404, 486, 487, 488, 503].map(meaning)).toEqual(["forbidden", "unknown", "busy", "unanswered", "sound", "fault"]);
  expect(meaning(0)).toBe("silent");
  expect(meaning(420)).toBe("other");
});

test("country codes are edited as one line", () => {
  const trunk = { address: "sip.example:5060", callerNumber: "+46185552424", allowedCountryCodes: ["+46", "+372"], version: 3 };
  expect(keptTrunk(trunk)).toEqual({
    values: { address: "sip.example:5060", callerNumber: "+46185552424", allowedCountryCodes: "+46, +372" },
    version: 3,
  });
});
