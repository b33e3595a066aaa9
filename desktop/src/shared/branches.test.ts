import { expect, test } from "vitest";
import { choicesFrom, pathOf, treeOf, wholeCompany, type Branch } from "./branches";

const branch = (id: string, parent: string | null, name: string): Branch => ({ id, parent, name, version: 1 });

/** As the server lists them: by name, whatever they belong to. */
const branches = [
  branch(wholeCompany, null, ""),
  branch("ee", wholeCompany, "Estonia"),
  branch("kesk", "se", "Centre"),
  branch("parnu", "ee", "Pärnu"),
  branch("se", wholeCompany, "Sweden"),
  branch("tartu", "ee", "Tartu"),
  branch("tartu-old", "tartu", "Centre"),
];

test("the company comes first, and each branch stands below the one that it belongs to", () => {
  expect(treeOf(branches).map(({ branch: { id }, depth }) => `${depth} ${id}`)).toEqual([
    `0 ${wholeCompany}`,
    "1 ee",
    "2 parnu",
    "2 tartu",
    "3 tartu-old",
    "1 se",
    "2 kesk",
  ]);
});

test("two of one name are told apart by what is above them", () => {
  expect(["kesk", "tartu-old"].map((id) => pathOf(id, branches, "Lodlinje"))).toEqual(["Sweden › Centre", "Estonia › Tartu › Centre"]);
  expect(pathOf(wholeCompany, branches, "Lodlinje")).toBe("Lodlinje");
  expect(pathOf("gone", branches, "Lodlinje")).toBe("");
});

test("whoever works in a branch chooses among it and what is below it", () => {
  expect(choicesFrom("ee", branches, "Lodlinje").map(({ value }) => value)).toEqual(["ee", "parnu", "tartu", "tartu-old"]);
});
