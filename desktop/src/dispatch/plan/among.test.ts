import { expect, test } from "vitest";
import { next } from "./among";
import type { PlanRow } from "./plan";

const bar = (id: string, from: string, until: string) => ({ order: { id, number: id }, from: `2026-11-28T${from}:00Z`, until: `2026-11-28T${until}:00Z` });
const row = (id: string, ...bars: ReturnType<typeof bar>[]) => ({ technician: { id, name: id }, bars }) as unknown as PlanRow;

const rows = [row("karin", bar("a", "10:00", "11:00"), bar("b", "12:00", "13:00")), row("jaan"), row("eero", bar("c", "08:00", "09:00"), bar("d", "12:30", "13:30"))];

test("left and right go along one technician's, and stay at the ends", () => {
  expect(next(rows, "karin a", "ArrowRight")).toBe("karin b");
  expect(next(rows, "karin b", "ArrowRight")).toBe("karin b");
  expect(next(rows, "karin b", "Home")).toBe("karin a");
  expect(next(rows, "karin a", "ArrowLeft")).toBe("karin a");
});

test("up and down go to what is nearest in time, over whoever has nothing", () => {
  expect(next(rows, "karin b", "ArrowDown")).toBe("eero d");
  expect(next(rows, "karin a", "ArrowDown")).toBe("eero c");
  expect(next(rows, "eero d", "ArrowUp")).toBe("karin b");
  expect(next(rows, "eero d", "ArrowDown")).toBe("eero d");
});
