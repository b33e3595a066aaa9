import { expect, test } from "vitest";
import { wholeCompany, type Branch } from "../../shared/branches";
import { placesFor } from "./branch";

const branch = (id: string, parent: string | null): Branch => ({ id, parent, name: id, version: 1 });
const branches = [branch(wholeCompany, null), branch("estonia", wholeCompany), branch("tartu", "estonia"), branch("sweden", wholeCompany)];

test("a branch moves anywhere but into itself and below", () => {
  expect(placesFor("estonia", branches).map(({ id }) => id)).toEqual([wholeCompany, "sweden"]);
  expect(placesFor("tartu", branches).map(({ id }) => id)).toEqual([wholeCompany, "estonia", "sweden"]);
});

test("a new one may stand anywhere", () => {
  expect(placesFor(null, branches)).toHaveLength(4);
});
