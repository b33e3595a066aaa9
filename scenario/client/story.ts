/** Another system keeps its customers in step with ours. Every name, field and refusal here is typed by the contract alone. */
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./contract.js";

type Customer = components["schemas"]["Customer"];

const [, , server = "", token = ""] = process.argv;
const throughline = createClient<paths>({ baseUrl: server, headers: { Authorization: `Bearer ${token}` } });

/** Every answer is data or a problem, never both. */
function given<T>(answer: { data?: T; error?: components["schemas"]["Problem"] }): T {
  if (answer.data === undefined) {
    throw new Error(`refused: ${answer.error?.code} ${answer.error?.detail}`);
  }
  return answer.data;
}

const form = { name: "Baltic Towers", language: "et", email: "care@baltictowers.example" };
const add = () => throughline.POST("/api/customers", { params: { header: { "Idempotency-Key": "customer-1" } }, body: form });
const added = await add();
const customer: Customer = given(added);
assert.equal(given(await add()).id, customer.id, "the same key adds her once");
for (let i = 2; i <= 7; i++) {
  given(await throughline.POST("/api/customers", { body: { name: `Towers ${i}`, language: "en" } }));
}

const path = { id: customer.id };
const tag = (await throughline.GET("/api/customers/{id}", { params: { path } })).response.headers.get("ETag") ?? "";
const renamed = { ...form, name: "Baltic Towers AS" };
const put = () => throughline.PUT("/api/customers/{id}", { params: { path, header: { "If-Match": tag } }, body: renamed });
assert.equal(given(await put()).name, "Baltic Towers AS");
const late = await put();
assert.equal(late.response.status, 412);
assert.equal(late.error?.code, "kernel.edited-by-someone-else");

const names: string[] = [];
let after: string | undefined;
do {
  const page = given(await throughline.GET("/api/customers", { params: { query: { limit: 3, ...(after === undefined ? {} : { after }) } } }));
  names.push(...page.items.map((each) => each.name));
  after = page.next ?? undefined;
} while (after !== undefined);
assert.equal(names.filter((name) => name.includes("Towers")).length, 7, "each page follows the one before it, and none is missing");

const refused = await throughline.POST("/api/customers", { body: { name: "", language: "en" } });
assert.equal(refused.response.status, 422);
assert.ok(refused.error?.fields?.["name"]?.detail, "what is wrong is told beside its field");
const stranger = createClient<paths>({ baseUrl: server, headers: { Authorization: "Bearer nobody" } });
assert.equal((await stranger.GET("/api/customers", {})).response.status, 401);
console.log(`built from the contract: ${names.length} customers`);
