import type { OrderRow } from "../../orders/types";
import type { PlanRow } from "../plan/plan";

export interface Spot {
  latitude: number;
  longitude: number;
}

/** Orders at one spot of the map, the worst first. */
export interface Place extends Spot {
  key: string;
  orders: OrderRow[];
}

/** Orders by the spots of their sites, and those whose sites have none. */
export function placesOf(orders: readonly OrderRow[]): { places: Place[]; unplaced: OrderRow[] } {
  const places = new Map<string, Place>();
  const unplaced: OrderRow[] = [];
  for (const order of orders) {
    const { latitude, longitude } = order;
    if (latitude == null || longitude == null) {
      unplaced.push(order);
      continue;
    }
    const key = `${latitude} ${longitude}`;
    const place = places.get(key) ?? { key, latitude, longitude, orders: [] };
    place.orders.push(order);
    places.set(key, place);
  }
  for (const { orders: here } of places.values()) here.sort((one, other) => one.priority - other.priority);
  return { places: [...places.values()], unplaced };
}

/** The order that a press on a place chooses: the worst, then one after the other. */
export function nextAt({ orders }: Place, chosen: string | null): string {
  const at = orders.findIndex(({ id }) => id === chosen);
  return orders[(at + 1) % orders.length]?.id ?? "";
}

export type Box = [west: number, south: number, east: number, north: number];

/** What holds all of these; null of nothing. */
export function boxOf(spots: readonly Spot[]): Box | null {
  if (spots.length === 0) return null;
  const [longitudes, latitudes] = [spots.map(({ longitude }) => longitude), spots.map(({ latitude }) => latitude)];
  return [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)];
}

/** The technicians who were last seen closest to there. */
export function nearest(spot: Spot, rows: readonly PlanRow[], most: number): Spot[] {
  return rows
    .flatMap(({ seen }) => seen ?? [])
    .sort((one, other) => kilometres(spot, one) - kilometres(spot, other))
    .slice(0, most);
}

/** As the crow flies. */
export function kilometres(one: Spot, other: Spot): number {
  const rad = Math.PI / 180;
  const north = Math.sin(((other.latitude - one.latitude) * rad) / 2) ** 2;
  const east = Math.sin(((other.longitude - one.longitude) * rad) / 2) ** 2;
  return 12_742 * Math.asin(Math.sqrt(Math.min(1, north + Math.cos(one.latitude * rad) * Math.cos(other.latitude * rad) * east)));
}
