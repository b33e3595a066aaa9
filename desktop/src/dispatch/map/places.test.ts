import { expect, test } from "vitest";
import type { OrderRow } from "../../orders/types";
import type { PlanRow } from "../plan/plan";
import { boxOf, kilometres, nearest, nextAt, placesOf } from "./places";

const order = (id: string, priority: number, latitude: number | null = null, longitude: number | null = null) => ({ id, priority, latitude, longitude }) as OrderRow;
const tallinn = { latitude: 59.437, longitude: 24.754 };
const tartu = { latitude: 58.378, longitude: 26.729 };
const seen = (spot: typeof tartu | null) => ({ seen: spot && { ...spot, at: "2026-11-28T12:00:00Z" } }) as PlanRow;

test("orders of one site stand at one place, the worst first; those of sites without coordinates are counted", () => {
  const { places, unplaced } = placesOf([order("a", 3, 59, 24), order("b", 1, 59, 24), order("c", 2), order("d", 4, 58, 26)]);
  expect(places.map(({ orders }) => orders.map(({ id }) => id))).toEqual([["b", "a"], ["d"]]);
  expect(unplaced.map(({ id }) => id)).toEqual(["c"]);
});

test("pressing a place again chooses the next order there", () => {
  const [place] = placesOf([order("a", 3, 59, 24), order("b", 1, 59, 24)]).places;
  if (!place) throw new Error("no place");
  expect(nextAt(place, null)).toBe("b");
  expect(nextAt(place, "b")).toBe("a");
  expect(nextAt(place, "a")).toBe("b");
});

test("the map shows whoever is nearest, and never who was not seen", () => {
  expect(nearest(tallinn, [seen(tartu), seen(null), seen(tallinn)], 1)).toMatchObject([tallinn]);
  expect(nearest(tallinn, [seen(null)], 3)).toEqual([]);
  expect(boxOf([tallinn, tartu])).toEqual([24.754, 58.378, 26.729, 59.437]);
  expect(boxOf([])).toBeNull();
  expect(Math.round(kilometres(tallinn, tartu))).toBe(163);
});
