/**
 * The id of this tab. It survives a reload, so that the call does too; a duplicated tab, which inherits the first one's
 * storage, gets its own. The lock is held for as long as the page lives.
 */
export async function tabId(): Promise<string> {
  const kept = sessionStorage.getItem("throughline.tab");
  if (kept && (await claim(kept))) return kept;
  const fresh = crypto.randomUUID();
  sessionStorage.setItem("throughline.tab", fresh);
  await claim(fresh);
  return fresh;
}

function claim(id: string): Promise<boolean> {
  return new Promise((claimed) => {
    void navigator.locks.request(`throughline.tab.${id}`, { ifAvailable: true }, (lock) => {
      claimed(lock !== null);
      return lock ? new Promise<never>(() => {}) : undefined;
    });
  });
}
