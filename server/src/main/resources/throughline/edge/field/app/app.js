"use strict";
(() => {
  const JOB = /^\/app\/offers\/[0-9a-f-]{36}/;
  const here = JOB.exec(location.pathname)?.[0];
  const waiting = document.getElementById("waiting");
  const said = document.getElementById("said");
  const registered = "serviceWorker" in navigator ? navigator.serviceWorker.register("/app/worker.js", { scope: "/app/" }) : Promise.reject();
  registered.catch(() => {});

  const line = (into, words) => into.appendChild(document.createElement("p")).append(words);
  const clock = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

  const show = async () => {
    if (!waiting) return;
    const taps = await self.taps.waiting();
    waiting.replaceChildren();
    for (const tap of taps) line(waiting, waiting.dataset.words.replace("{0}", tap.words).replace("{1}", clock(tap.at)));
    const own = taps.filter((tap) => tap.to.startsWith(`${here}/`));
    if (own.length > 0) goesOn(own[own.length - 1]);
  };

  /** What comes after the last press, while the page that the server would show is not there. */
  const goesOn = ({ to }) => {
    const act = to.slice(to.lastIndexOf("/") + 1);
    const foot = document.querySelector(".foot");
    const next = document.querySelector(`template[data-after="${act}"]`);
    if (!foot || ["arrival", "files", "help"].includes(act)) return;
    foot.replaceChildren();
    document.querySelector(".alarm")?.remove();
    if (next) foot.append(next.content.cloneNode(true));
    else foot.hidden = true;
  };

  const send = async () => {
    const came = await self.taps.flush();
    const left = await self.taps.waiting();
    if (left.length > 0) (await registered.catch(() => null))?.sync?.register("taps").catch(() => {});
    const refused = came.find(({ done, words, tap }) => !done && words && tap.keeps && tap.to.startsWith(`${here}/`));
    if (refused) {
      line(said, refused.words); // what was filled in stays
      await self.taps.answers();
    } else if (came.length > 0 && (here || location.pathname === "/app/")) location.replace(here ?? "/app/");
    await show();
    return came;
  };

  /** What is asked of the server now and means nothing later: without a network it is said, and what was filled in stays. */
  const now = async (form, button) => {
    if (button) button.disabled = true;
    said?.replaceChildren();
    try {
      const state = await fetch("/app/state");
      if (!state.ok) throw new Error(String(state.status));
      form.querySelector("[name=_csrf]").value = (await state.json()).proof;
      form.submit();
    } catch {
      line(said, said.dataset.offline);
      said.scrollIntoView({ block: "center" });
    } finally {
      if (button) button.disabled = false;
    }
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.dataset.now !== undefined) {
      event.preventDefault();
      return now(form, event.submitter);
    }
    const to = new URL(form.getAttribute("action"), location.href).pathname;
    if (!JOB.test(to)) return;
    event.preventDefault();
    const button = event.submitter;
    const fields = [...new FormData(form, button)].filter(([, value]) => !(value instanceof File) || value.size > 0); // a disabled button says nothing
    if (button) button.disabled = true;
    try {
      const words = (button?.textContent ?? "").trim();
      said?.replaceChildren();
      await self.taps.add({ id: crypto.randomUUID(), to, fields, words, at: Date.now(), keeps: to.endsWith("/report") });
      await send();
    } finally {
      if (button) button.disabled = false;
    }
  });

  // What unfolds at the foot of a page would unfold out of sight.
  document.addEventListener("toggle", ({ target }) => target.open && target.closest(".foot") && target.scrollIntoView({ block: "start" }), true);

  addEventListener("online", send);
  navigator.serviceWorker?.addEventListener("message", ({ data }) => {
    if (data.moved && (!here || here.endsWith(data.moved)) && !document.querySelector("details[open]")) location.replace(here ?? "/app/");
  });

  const ring = document.getElementById("ring");
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
  const subscribes = async () => {
    const registration = await registered;
    await navigator.serviceWorker.ready;
    const key = bytes(ring.dataset.key);
    let subscription = await registration.pushManager.getSubscription();
    const bound = subscription && new Uint8Array(subscription.options.applicationServerKey);
    if (bound && bound.some((each, i) => each !== key[i])) {
      await subscription.unsubscribe(); // it was for another key of ours
      subscription = null;
    }
    subscription ??= await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const { endpoint, keys } = subscription.toJSON();
    await self.subscribed(endpoint, keys.p256dh, keys.auth);
  };
  self.subscribed = async (endpoint, p256dh, auth) => {
    const { proof } = await (await fetch("/app/state")).json();
    const body = new URLSearchParams({ endpoint, p256dh, auth });
    const answer = await fetch("/app/subscription", { method: "POST", body, headers: { "X-XSRF-TOKEN": proof } });
    if (!answer.ok) throw new Error(String(answer.status));
    if (ring) ring.dataset.on = "yes";
  };
  ring?.querySelector("button").addEventListener("click", async () => {
    try {
      if ((await Notification.requestPermission()) !== "granted") return line(said, ring.dataset.blocked);
      await subscribes();
    } catch {
      line(said, ring.dataset.failed);
    }
  });
  // What the browser knows and we lost, or the other way round, is told at each opening of the home page.
  if (ring && "Notification" in self && Notification.permission === "granted") subscribes().catch(() => {});

  const install = document.getElementById("install");
  let asks;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    asks = event;
    if (install) install.hidden = false;
  });
  install?.addEventListener("click", () => asks?.prompt());
  const ios = document.getElementById("ios");
  if (ios && /iPhone|iPad/.test(navigator.userAgent) && !navigator.standalone) ios.hidden = false;

  const opens = async () => {
    for (const { words } of await self.taps.answers()) if (said) line(said, words);
    await show();
    await send();
    const later = { headers: { Purpose: "prefetch" } }; // what she may need where there is no network; it is not read by that
    if (!here && navigator.onLine)
      for (const { pathname } of document.querySelectorAll("a.job"))
        for (const page of [pathname, `${pathname}/report`]) fetch(page, later).catch(() => {});
    const wanted = { "#accept": "form[action$='/accept'] button", "#refuse": "details:has(form[action$='/reject']) summary" }[location.hash];
    const button = wanted && document.querySelector(wanted);
    if (button) {
      button.scrollIntoView({ block: "center" });
      button.focus();
      if (location.hash === "#refuse") button.parentElement.open = true;
    }
  };
  opens();
})();
