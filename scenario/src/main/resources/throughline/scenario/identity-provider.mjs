// The company's identity provider: panva's oidc-provider, with a page on which whoever knows her address is let in. A word "key" beside the
// address signs in with a security key, as far as the provider's word goes.
//
//   node identity-provider.mjs NODE_MODULES CLIENT SECRET BACK
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const [modules, client, secret, back] = process.argv.slice(2);
const { Provider } = await import(pathToFileURL(`${modules}/oidc-provider/lib/index.js`).href);

const page = (uid) => `<!doctype html><html lang="en"><title>Lift House</title><link rel="icon" href="data:,"><h1>Lift House</h1>
<form method="post" action="/interaction/${uid}">
<label>Address <input name="address"></label>
<label><input type="checkbox" name="key"> With my security key</label>
<button>Go on</button></form></html>`;

async function formOf(request) {
  let text = "";
  for await (const part of request) text += part;
  return new URLSearchParams(text);
}

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://localhost:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client, client_secret: secret, redirect_uris: [back] }],
    cookies: { keys: ["of a test"] },
    claims: { openid: ["sub", "amr"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: true, name: id }),
    }),
    async loadExistingGrant({ oidc }) {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on("request", async (request, response) => {
    if (!request.url.startsWith("/interaction/")) return answer(request, response);
    const { uid } = await provider.interactionDetails(request, response);
    if (request.method === "GET") return response.setHeader("Content-Type", "text/html").end(page(uid));
    const form = await formOf(request);
    await provider.interactionFinished(request, response, {
      login: { accountId: form.get("address"), amr: form.has("key") ? ["hwk"] : ["pwd"] },
    });
  });
  console.log(`The provider is ready: ${issuer}`);
});
