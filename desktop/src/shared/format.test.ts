import { beforeEach, expect, test } from "vitest";
import { ageInHours, date, day, daysAgo, duration, longAgo, phone, time, timer, zoneName } from "./format";
import { language, languageFor } from "./preferences";
import { count, fill } from "./wording";

beforeEach(() => language.set("en"));

test("clocks have 24 hours, in the zone of the place", () => {
  expect(time("2026-11-14T13:05:00Z", "Europe/Stockholm")).toBe("14:05");
  expect(time("2026-11-14T16:05:00Z", "Asia/Taipei")).toBe("00:05");
});

test("a day names its year only when it is another one", () => {
  expect(day("2026-11-14T12:00:00Z", "UTC", "2026-12-01T00:00:00Z")).toBe("14 Nov");
  expect(day("2025-11-14T12:00:00Z", "UTC", "2026-12-01T00:00:00Z")).toBe("14 Nov 2025");
  language.set("sv");
  expect(day("2026-11-14T12:00:00Z", "UTC", "2026-12-01T00:00:00Z")).toBe("14 nov.");
  language.set("zh-Hant");
  expect(date("2026-11-14")).toBe("2026年11月14日");
});

test("yesterday is a matter of midnight, not of 24 hours", () => {
  expect(daysAgo("2026-11-13T23:59:00", "2026-11-14T00:01:00")).toBe(1);
  expect(daysAgo("2026-11-14T00:01:00", "2026-11-14T23:59:00")).toBe(0);
});

test("how long ago a day was is said in the unit that people think in", () => {
  const now = "2026-11-27T15:00:00";
  expect(["2026-11-27", "2026-11-26", "2026-10-28", "2026-08-27", "2025-03-01", "2023-11-01", "2026-12-24"].map((then) => longAgo(then, now))).toEqual([
    "today",
    "yesterday",
    "30 days ago",
    "3 months ago",
    "21 months ago",
    "3 years ago",
    "today",
  ]);
  language.set("et");
  expect(longAgo("2026-08-27", now)).toBe("3 kuu eest");
});

test("durations count up without losing an hour, and never below nothing", () => {
  expect(duration(18)).toBe("0:18");
  expect(duration(3761)).toBe("1:02:41");
  expect(duration(-3)).toBe("0:00");
  expect(timer(161)).toBe("02:41");
});

test("numbers are grouped as people there read them aloud", () => {
  expect(phone("+46705550182")).toBe("+46 70 555 01 82");
  expect(phone("+37255550117")).toBe("+372 5555 0117");
  expect(phone("+886912345678")).toBe("+886 912 345 678");
  expect(phone("+447700900123")).toBe("+44 7700 900123");
  expect(phone("1001")).toBe("1001");
});

test("a zone is a city and its distance", () => {
  expect(zoneName("Europe/Tallinn", "2026-11-14T12:00:00Z")).toBe("Tallinn (UTC+2)");
});

test("the browser's wish finds our nearest language", () => {
  expect(languageFor(["zh-TW", "en"])).toBe("zh-Hant");
  expect(languageFor(["de-DE", "et"])).toBe("et");
  expect(languageFor(["fr"])).toBe("en");
});

test("places are filled by name, and plurals by the language's own rule", () => {
  expect(fill("Waited {time}", { time: "0:09" })).toBe("Waited 0:09");
  const waiting = { one: "{n} call waits", other: "{n} calls wait" };
  expect(count(waiting, 1)).toBe("1 call waits");
  expect(count(waiting, 2)).toBe("2 calls wait");
});

test("an age is hours and minutes, and days from two days on", () => {
  expect([41 * 60, 190 * 60 + 59, 47.99 * 3600].map(ageInHours)).toEqual(["0:41", "3:10", "47:59"]);
  expect(ageInHours(72 * 3600)).toBe("3d");
});
