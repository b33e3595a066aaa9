"use strict";
// What was tapped and has not arrived yet, and what came of it. The pages and the service worker share it.
self.taps = (() => {
  const opened = () =>
    new Promise((yes, no) => {
      const request = indexedDB.open("throughline", 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore("taps", { keyPath: "n", autoIncrement: true });
        request.result.createObjectStore("answers", { keyPath: "n", autoIncrement: true });
      };
      request.onsuccess = () => yes(request.result);
      request.onerror = () => no(request.error);
    });

  /** It is on the disk of the phone when this is done. */
  const on = async (store, mode, work) => {
    const database = await opened();
    try {
      return await new Promise((yes, no) => {
        const transaction = database.transaction(store, mode, { durability: "strict" });
        const request = work(transaction.objectStore(store));
        transaction.oncomplete = () => yes(request.result);
        transaction.onabort = transaction.onerror = () => no(transaction.error);
      });
    } finally {
      database.close();
    }
  };
  const all = (store) => on(store, "readonly", (rows) => rows.getAll());
  const drop = (store, row) => on(store, "readwrite", (rows) => rows.delete(row.n));

  /** How old a tap is by the phone's own clock: the server reckons back from its own. */
  const sends = (tap, proof) => {
    const body = new FormData();
    for (const [name, value] of tap.fields) body.append(name, value);
    body.set("tap", tap.id);
    body.set("age", String(Math.max(0, Math.round(Date.now() - tap.at))));
    return fetch(tap.to, { method: "POST", body, headers: { "X-XSRF-TOKEN": proof } });
  };

  /** In their order; one that does not get through keeps those behind it back. Never in two places at once. */
  const flush = () =>
    navigator.locks.request("taps", async () => {
      const came = [];
      const waiting = await all("taps");
      if (waiting.length === 0) return came;
      try {
        const state = await fetch("/app/state");
        if (!state.ok) return came;
        const { proof } = await state.json();
        for (const tap of waiting) {
          const answer = await sends(tap, proof);
          if (answer.status >= 500 || [401, 403, 408, 429].includes(answer.status)) break;
          const said = answer.ok ? await answer.json() : { done: false, words: (await answer.json().catch(() => ({}))).detail ?? String(answer.status) };
          if (!said.done && said.words) await on("answers", "readwrite", (rows) => rows.add({ words: `${tap.words}: ${said.words}` }));
          await drop("taps", tap);
          came.push({ ...said, tap });
        }
      } catch {
        // no network: they stay
      }
      return came;
    });

  return {
    add: (tap) => on("taps", "readwrite", (rows) => rows.add(tap)),
    waiting: () => all("taps"),
    answers: async () => {
      const answers = await all("answers");
      for (const answer of answers) await drop("answers", answer);
      return answers;
    },
    flush,
  };
})();
