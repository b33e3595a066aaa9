import { useQuery } from "@tanstack/react-query";
import { call } from "./api";

/** Whose pictures lie under the map. */
export interface Tiles {
  /** With `{z}`, `{x}` and `{y}`; empty while there are none. */
  address: string;
  attribution: string;
  version: number;
}

export const tilesKey = ["map-tiles"] as const;
export const getTiles = () => call<Tiles>("GET", "/api/map-tiles");
export const changeTiles = (form: Omit<Tiles, "version">, version: number) => call<Tiles>("PUT", "/api/map-tiles", { ...form, version });

export const useTiles = () => useQuery({ queryKey: tilesKey, queryFn: getTiles, staleTime: 60_000 });

/** The server's name in an address of pictures. */
export const hostOf = (address: string): string => address.replace(/^https?:\/\//, "").replace(/[/?#].*$/, "");
