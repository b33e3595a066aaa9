import type { QueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Live, type Connection } from "../shared/live";
import { leave } from "../shared/session";
import { Store, useStore } from "../shared/store";

/** The live socket of the person who is signed in; none before. */
export const live = new Store<Live | null>(null);
const none = new Store<Connection>({ state: "off", since: 0 });

/** @param wanted false for somebody to whom the socket is closed */
export function useConnection(cache: QueryClient, wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    const mine = new Live(cache, () => leave(cache));
    live.set(mine);
    mine.open();
    return () => {
      mine.close();
      live.set(null);
    };
  }, [cache, wanted]);
}

export const useConnectionState = (): Connection => useStore(useStore(live)?.connection ?? none);

/** Whether what the page shows is fresh. The first moments, before the socket is up, count as fresh. */
export const useConnected = (): boolean => useConnectionState().state !== "lost";
