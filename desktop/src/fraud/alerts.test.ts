import { expect, test } from "vitest";
import { wholeCompany } from "../shared/branches";
import type { Session } from "../shared/session";
import { isTold, pageOf, type Alert } from "./alerts";

const me = (branch: string, ...roles: string[]) => ({ branch, roles }) as unknown as Session["user"];
const alert = (kind: Alert["kind"]): Alert => ({ id: "1", kind, times: 5, beganAt: "", lastAt: "" });

test("whoever leads the whole company is told, and nobody of a branch", () => {
  expect(isTold(me(wholeCompany, "supervisor"))).toBe(true);
  expect(isTold(me(wholeCompany, "agent"))).toBe(false);
  expect(isTold(me("tartu", "administrator"))).toBe(false);
});

test("the stop is an administrator's; the bill and the texts are everybody's who leads", () => {
  expect(pageOf(alert("refused"), me(wholeCompany, "administrator"))).toBe("/admin/carrier");
  expect(pageOf(alert("refused"), me(wholeCompany, "supervisor"))).toBeNull();
  expect(pageOf(alert("bill"), me(wholeCompany, "supervisor"))).toBe("/admin/bills");
});
