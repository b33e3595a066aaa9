import { useQuery } from "@tanstack/react-query";
import { call, type Page } from "./api";
import { useCompany } from "./session";

/** The company itself, which is the top of the tree and has no name of its own there. */
export const wholeCompany = "00000000-0000-0000-0000-000000000001";

export interface Branch {
  id: string;
  /** Null of the company itself. */
  parent: string | null;
  name: string;
  version: number;
}

export interface Placed {
  branch: Branch;
  /** 0 for the company itself. */
  depth: number;
}

export const branchesQuery = { queryKey: ["branches", "all"], queryFn: () => call<Page<Branch>>("GET", "/api/branches").then(({ items }) => items) };

/** Each below the one that it belongs to, in the order of their names; a branch first, then what is below it. */
export function treeOf(branches: readonly Branch[], top = wholeCompany): Placed[] {
  const below = new Map<string | null, Branch[]>();
  for (const each of branches) below.set(each.parent, [...(below.get(each.parent) ?? []), each]);
  const from = (branch: Branch, depth: number): Placed[] => [
    { branch, depth },
    ...(below.get(branch.id) ?? []).toSorted((one, other) => one.name.localeCompare(other.name)).flatMap((each) => from(each, depth + 1)),
  ];
  const first = branches.find(({ id }) => id === top);
  return first ? from(first, 0) : [];
}

/** Its name with those above it, from the top: `Estonia › Tartu`; the company's own name for the company itself. */
export function pathOf(id: string, branches: readonly Branch[], company: string): string {
  const names: string[] = [];
  for (let at = branches.find((each) => each.id === id); at?.parent; at = branches.find((each) => each.id === at?.parent)) names.unshift(at.name);
  return names.join(" › ") || (id === wholeCompany ? company : "");
}

export interface BranchChoice {
  value: string;
  label: string;
}

/** Branches to choose from, from this one downwards. */
export const choicesFrom = (top: string, branches: readonly Branch[], company: string): BranchChoice[] =>
  treeOf(branches, top).map(({ branch }) => ({ value: branch.id, label: pathOf(branch.id, branches, company) }));

/** From this one downwards; nothing where the company has no branches, so that nobody is asked. */
export function useBranchChoices(top = wholeCompany): readonly BranchChoice[] {
  const company = useCompany();
  const branches = useQuery(branchesQuery).data ?? [];
  return branches.length > 1 ? choicesFrom(top, branches, company) : [];
}
