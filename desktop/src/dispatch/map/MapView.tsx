import { memo, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { OrderRow } from "../../orders/types";
import { placeOf } from "../../orders/Where";
import { ageInHours } from "../../shared/format";
import { hostOf, useTiles } from "../../shared/mapTiles";
import { useMinute } from "../../shared/now";
import { theme } from "../../shared/preferences";
import { Notice } from "../../shared/parts/Notice";
import { fill } from "../../shared/wording";
import { words as shared } from "../../shared/words";
import { words } from "../words";
import type { PlanRow } from "../plan/plan";
import type { MapOnScreen, Mark } from "./drawn";
import { orderMark, technicianMark } from "./marks";
import { boxOf, nearest, nextAt, placesOf, type Spot } from "./places";

/** More are not drawn, the most urgent first: the list has all of them. */
const mostPlaces = 400;
const closest = 6;

/** What a mark says of itself; its class and its place belong to the map. */
const told = ["title", "aria-label", "aria-pressed"];

interface MapViewProps {
  orders: readonly OrderRow[];
  rows: readonly PlanRow[];
  chosen: string | null;
  choose: (order: string) => void;
}

/** Orders at their sites and technicians where they were last. What is chosen here is chosen in the list, and the other way round. */
export const MapView = memo(function MapView({ orders, rows, chosen, choose }: MapViewProps) {
  const t = words.use();
  const box = useRef<HTMLDivElement>(null);
  const now = useMinute();
  const tiles = useTiles();
  const [map, setMap] = useState<MapOnScreen | null>(null);
  const [failed, setFailed] = useState(false);
  const [tilesFailed, setTilesFailed] = useState(false);
  const pictures = tiles.data?.address ? tiles.data : null;
  const address = tiles.isPending ? undefined : (pictures?.address ?? "");
  useEffect(() => {
    if (address === undefined) return;
    let gone = false;
    let drawn: MapOnScreen | null = null;
    setTilesFailed(false);
    const again = () => drawn?.recolour();
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const unwatch = theme.watch(again);
    dark.addEventListener("change", again);
    import("./drawn")
      .then(({ draw }) => {
        if (gone || !box.current) return;
        drawn = draw(box.current, address, words.now().mapLabel, () => setTilesFailed(true));
        setMap(drawn);
      })
      .catch(() => setFailed(true));
    return () => {
      gone = true;
      unwatch();
      dark.removeEventListener("change", again);
      drawn?.remove();
      setMap(null);
    };
  }, [address]);

  const { places } = useMemo(() => placesOf(orders), [orders]);
  const there = places.find(({ orders: here }) => here.some(({ id }) => id === chosen));
  const drawn = places.slice(0, mostPlaces);
  if (there && !drawn.includes(there)) drawn.push(there);
  const order = there?.orders.find(({ id }) => id === chosen);
  const coming = order && (order.state === "accepted" || order.state === "on-the-way") ? rows.find(({ bars }) => bars.some((bar) => bar.order.id === order.id && !bar.offered)) : undefined;
  const way = there && coming?.seen ? ([coming.seen, there] as const) : null;

  const pressed = useRef<string | null>(null);
  const chooseHere = (id: string) => {
    pressed.current = id;
    choose(id);
  };
  const marks = useRef(new Map<string, HTMLElement>());
  useEffect(() => {
    if (!map) return;
    const kept = marks.current;
    const put = (key: string, spot: Spot, fresh: () => HTMLElement): Mark => {
      const element = fresh();
      const before = kept.get(key);
      if (before) {
        before.replaceChildren(...element.childNodes);
        for (const { name, value } of element.attributes) if (told.includes(name)) before.setAttribute(name, value);
        before.onclick = element.onclick;
      } else kept.set(key, element);
      return { key, element: before ?? element, latitude: spot.latitude, longitude: spot.longitude };
    };
    const all = [
      ...rows.flatMap(({ technician, seen, bars }) =>
        seen
          ? [
              put(technician.id, seen, () =>
                technicianMark(technician.name, fill(words.now().seenAgo, { time: ageInHours((Math.max(now, Date.parse(seen.at)) - Date.parse(seen.at)) / 1000) }), bars[0] ? () => chooseHere(bars[0]?.order.id ?? "") : null),
              ),
            ]
          : [],
      ),
      ...drawn.map((place) =>
        put(place.key, place, () => {
          const shown = place.orders.find(({ id }) => id === chosen) ?? place.orders[0];
          const more = place.orders.length > 1 ? fill(words.now().more, { n: place.orders.length - 1 }) : "";
          const said = place.orders.map((each) => [each.number, shared.now().priorities[each.priority], each.headline, placeOf(each)].join(" · ")).join("\n");
          return orderMark(shown?.priority ?? 4, shown?.state ?? "raised", more, said, place === there, () => chooseHere(nextAt(place, chosen)));
        }),
      ),
    ];
    map.show(all, way);
    const shown = new Set(all.map(({ key }) => key));
    for (const key of kept.keys()) if (!shown.has(key)) kept.delete(key);
  });

  const spot = there ?? null;
  const everything = useMemo(() => boxOf([...places, ...rows.flatMap(({ seen }) => seen ?? [])]), [places, rows]);
  const looked = useRef("");
  useEffect(() => {
    if (!map) return;
    const key = spot ? spot.key : everything ? "everything" : "";
    if (!key || looked.current === key) return;
    looked.current = key;
    if (pressed.current === chosen) return;
    const at = spot ? boxOf([spot, ...nearest(spot, rows, closest)]) : everything;
    if (at) map.look(at);
  }, [map, spot, everything, rows, chosen]);

  if (failed) return <Notice>{t.mapFailed}</Notice>;
  return (
    <div className="map" role="region" aria-label={t.mapLabel}>
      <div ref={box} className="map-canvas" />
      <div className="map-zoom">
        {([1, -1] as const).map((by) => (
          <Button key={by} className="btn sm" aria-label={by > 0 ? t.zoomIn : t.zoomOut} onPress={() => map?.zoom(by)}>
            {by > 0 ? "+" : "−"}
          </Button>
        ))}
      </div>
      <span className="map-credit">{[pictures?.attribution, t.outline].filter(Boolean).join(" · ")}</span>
      {places.length > drawn.length && <span className="map-note">{fill(t.drawn, { n: drawn.length, all: places.length })}</span>}
      {tilesFailed && pictures && (
        <span className="map-note" role="status">
          {fill(t.tilesFailed, { host: hostOf(pictures.address) })}
        </span>
      )}
    </div>
  );
});

/** Whether this browser can draw it at all. */
export const canDraw = (): boolean => {
  try {
    return document.createElement("canvas").getContext("webgl2") !== null;
  } catch {
    return false;
  }
};
