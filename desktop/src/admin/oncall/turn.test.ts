import { expect, test } from "vitest";
import { instantOf, localOf } from "../../shared/moment";
import { nextWeek } from "./turn";

test("a time goes to the field and back without moving", () => {
  const instant = "2026-11-14T07:30:00.000Z";
  expect(instantOf(localOf(instant))).toBe(instant);
  expect(instantOf("")).toBeNull();
});

test("a new turn is proposed from the next Monday at eight for a week", () => {
  expect(nextWeek(new Date("2026-11-18T15:20"))).toEqual({ from: "2026-11-23T08:00", to: "2026-11-30T08:00" });
  expect(nextWeek(new Date("2026-11-23T07:00")).from).toBe("2026-11-30T08:00");
  expect(nextWeek(new Date("2026-11-22T23:00")).from).toBe("2026-11-23T08:00");
});
