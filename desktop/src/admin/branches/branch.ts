import { call } from "../../shared/api";
import { wholeCompany, treeOf, type Branch } from "../../shared/branches";
import type { Kept } from "../../shared/edit/rebase";

export interface BranchForm {
  name: string;
  parent: string;
}

export const newBranch = (below: string): BranchForm => ({ name: "", parent: below });

export const keptBranch = ({ name, parent, version }: Branch): Kept<BranchForm> => ({ values: { name, parent: parent ?? wholeCompany }, version });

/** Where it may stand: everywhere but in itself and below. */
export function placesFor(id: string | null, branches: readonly Branch[]): Branch[] {
  const own = new Set(id ? treeOf(branches, id).map(({ branch }) => branch.id) : []);
  return branches.filter((each) => !own.has(each.id));
}

export const addBranch = (form: BranchForm) => call<Branch>("POST", "/api/branches", form);
export const changeBranch = (id: string, form: BranchForm, version: number) => call<Branch>("PUT", `/api/branches/${id}`, { ...form, version });
