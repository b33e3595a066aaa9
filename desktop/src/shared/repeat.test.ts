import { expect, test } from "vitest";
import { repeatSaid, visitSaid, type Repeat } from "./repeat";

const door: Repeat = { rogue: false, times: 2, days: 30, rogueTimes: 2, rogueDays: 90, component: "Door lock", componentDays: 90, last: [] };

test("the worst is said alone", () => {
  expect(repeatSaid({ ...door, rogue: true, rogueTimes: 4 })).toBe("Rogue unit: 4 callouts in 90 days");
  expect(repeatSaid(door)).toBe("Repeat callout: 2 in the 30 days before");
  expect(repeatSaid({ ...door, times: 0 })).toBe("Repeat callout: Door lock failed within 90 days");
});

test("a visit is one line, and nobody's name is no gap in it", () => {
  const visit = { order: { id: "1", number: "WO-1" }, at: "2026-11-12T10:00:00Z", cause: "Wear", component: "Door lock", action: "Adjusted", technician: null };
  expect(visitSaid(visit, "Europe/Tallinn")).toMatch(/12.* · Door lock, Wear · Adjusted$/);
});
