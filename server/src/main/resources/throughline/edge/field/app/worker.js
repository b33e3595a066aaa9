"use strict";
importScripts("/app/queue.js");
const PAGES = "pages";
const MADE = ["/app/", "/app/app.js", "/app/queue.js", "/app/manifest.webmanifest", "/app/icon-192.png"];
const JOB = /^\/app\/offers\/[0-9a-f-]{36}/;

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(PAGES).then((cache) => cache.addAll(MADE)).catch(() => {}));
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

// From the network while there is one; else as it was seen last. What is no longer hers is forgotten.
addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || !pathname.startsWith("/app/") || /^\/app\/(state|pair\/)/.test(pathname)) return;
  event.respondWith(answer(event.request, pathname));
});

async function answer(request, pathname) {
  const cache = await caches.open(PAGES);
  try {
    const fresh = await fetch(request);
    if (fresh.status === 401) await caches.delete(PAGES);
    else if (fresh.status === 404) await cache.delete(pathname);
    else if (fresh.ok && !fresh.redirected && !/\/files\//.test(pathname)) {
      await cache.put(pathname, fresh.clone());
      if (pathname === "/app/") await forget(cache, await fresh.clone().text());
    }
    return fresh;
  } catch (offline) {
    const kept = (await cache.match(pathname)) ?? (request.mode === "navigate" ? await cache.match("/app/") : undefined);
    if (!kept) throw offline;
    return kept;
  }
}

/** While there is a network: the page will be asked for where there may be none. It is not read by that. */
async function keeps(pathname) {
  const fresh = await fetch(pathname, { headers: { Purpose: "prefetch" } }).catch(() => null);
  if (fresh?.ok) await (await caches.open(PAGES)).put(pathname, fresh);
}

/** Pages of jobs that are not on the list any more say how to get into a house: they go. */
async function forget(cache, list) {
  for (const { url } of await cache.keys()) {
    const job = JOB.exec(new URL(url).pathname)?.[0];
    if (job && !list.includes(`${job}"`)) await cache.delete(url);
  }
}

addEventListener("push", (event) => {
  if (event.data) event.waitUntil(shows(event.data.json()));
});

async function shows(notice) {
  const asks = notice.kind === "offer";
  await registration.showNotification(notice.title, {
    body: notice.body,
    lang: notice.language,
    tag: notice.offer,
    renotify: asks,
    requireInteraction: asks,
    silent: !asks,
    ...(asks ? { vibrate: [400, 150, 400, 150, 400] } : {}),
    icon: "/app/icon-192.png",
    data: { offer: notice.offer },
    actions: asks
      ? [
          { action: "accept", title: notice.takeIt },
          { action: "refuse", title: notice.cannot },
        ]
      : [],
  });
  await fetch(`/t/${encodeURIComponent(notice.receipt)}/shown`, { method: "POST" }).catch(() => {});
  if (asks) await Promise.all([keeps("/app/"), keeps(`/app/offers/${notice.offer}`)]);
  for (const client of await clients.matchAll({ type: "window" })) client.postMessage({ moved: notice.offer });
}

addEventListener("notificationclick", (event) => {
  event.notification.close();
  const page = `/app/offers/${event.notification.data.offer}${event.action ? `#${event.action}` : ""}`;
  event.waitUntil(
    clients.matchAll({ type: "window" }).then(async ([open]) => {
      if (!open) return clients.openWindow(page);
      await open.focus();
      return open.navigate(page);
    }),
  );
});

// The browser made another subscription: the page tells us at its next opening; here we ask for it at once where we can.
addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renews()));

async function renews() {
  const { proof, key } = await (await fetch("/app/state")).json();
  const bytes = Uint8Array.from(atob(key.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes });
  const { endpoint, keys } = subscription.toJSON();
  const body = new URLSearchParams({ endpoint, ...keys });
  await fetch("/app/subscription", { method: "POST", body, headers: { "X-XSRF-TOKEN": proof } });
}

addEventListener("sync", (event) => {
  if (event.tag === "taps") event.waitUntil(sends());
});

async function sends() {
  const came = await self.taps.flush();
  for (const { done, words, tap } of came) {
    if (!done && words) await registration.showNotification(words, { tag: tap.id, icon: "/app/icon-192.png", data: { offer: tap.to.split("/")[3] } });
  }
  for (const client of await clients.matchAll({ type: "window" })) for (const { tap } of came) client.postMessage({ moved: tap.to.split("/")[3] });
  if ((await self.taps.waiting()).length > 0) throw new Error("not sent yet"); // the browser tries again
}
