import { Map as Drawn, Marker, setWorkerUrl, type GeoJSONSource, type StyleSpecification } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import type { FeatureCollection } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import world from "world-atlas/countries-50m.json";
import { mapWorker } from "../../shared/mapWorker";
import type { Box, Spot } from "./places";

/** Something on the map that can be pressed. The element is kept as long as its key is there, so it keeps the focus. */
export interface Mark extends Spot {
  key: string;
  element: HTMLElement;
}

export interface MapOnScreen {
  show: (marks: readonly Mark[], way: readonly [Spot, Spot] | null) => void;
  /** Moves until all of this is in sight. */
  look: (at: Box) => void;
  zoom: (by: 1 | -1) => void;
  /** Colours as the theme has them now. */
  recolour: () => void;
  remove: () => void;
}

setWorkerUrl(mapWorker);

const outline = world as unknown as Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
const land = feature(outline, outline.objects.land);
const borders = mesh(outline, outline.objects.countries);
const nothing: FeatureCollection = { type: "FeatureCollection", features: [] };

/**
 * Draws the world's outline, the pictures over it if there are any, and lets marks be put there. Throws where nothing can be drawn.
 *
 * @param tiles the address of a picture; empty for none
 */
export function draw(container: HTMLElement, tiles: string, title: string, tilesFail: () => void): MapOnScreen {
  const map = new Drawn({
    container,
    style: style(tiles),
    center: [15, 30],
    zoom: 1,
    maxZoom: 17,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    locale: { "Map.Title": title },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.on("error", (failure) => {
    if ("sourceId" in failure && failure.sourceId === "tiles") tilesFail();
    else console.error(failure.error);
  });
  map.on("idle", () => {
    container.dataset["drawn"] = "true";
  });
  const put = new Map<string, Marker>();
  let way: readonly [Spot, Spot] | null = null;
  const showWay = () => {
    map.getSource<GeoJSONSource>("way")?.setData(way ? { type: "LineString", coordinates: way.map(({ longitude, latitude }) => [longitude, latitude]) } : nothing);
  };
  map.on("style.load", showWay);
  return {
    show: (marks, newWay) => {
      const kept = new Set(marks.map(({ key }) => key));
      for (const [key, marker] of put) {
        if (kept.has(key)) continue;
        marker.remove();
        put.delete(key);
      }
      for (const { key, element, longitude, latitude } of marks) {
        const there = put.get(key);
        if (there) there.setLngLat([longitude, latitude]);
        else put.set(key, new Marker({ element }).setLngLat([longitude, latitude]).addTo(map));
      }
      way = newWay;
      showWay();
    },
    look: (at) => map.fitBounds(at, { padding: 40, maxZoom: tiles ? 13 : 7, duration: 300 }),
    zoom: (by) => map.easeTo({ zoom: map.getZoom() + by, duration: 200 }),
    recolour: () => {
      if (!map.getLayer("way")) return;
      for (const [layer, property, token] of colours) map.setPaintProperty(layer, property, colour(token));
    },
    remove: () => map.remove(),
  };
}

/** What is painted in which colour of the design. */
const colours = [
  ["sea", "background-color", "--surface-3"],
  ["land", "fill-color", "--surface-2"],
  ["borders", "line-color", "--edge"],
  ["way", "line-color", "--crit-fill"],
] as const;

function style(tiles: string): StyleSpecification {
  const [sea = "", ground = "", border = "", line = ""] = colours.map(([, , token]) => colour(token));
  return {
    version: 8,
    transition: { duration: 0 },
    sources: {
      land: { type: "geojson", data: land },
      borders: { type: "geojson", data: borders },
      way: { type: "geojson", data: nothing },
      ...(tiles ? { tiles: { type: "raster" as const, tiles: [tiles], tileSize: 256 } } : {}),
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": sea } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": ground } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": border, "line-width": 1 } },
      ...(tiles ? [{ id: "tiles", type: "raster" as const, source: "tiles" }] : []),
      { id: "way", type: "line", source: "way", paint: { "line-color": line, "line-width": 2.5, "line-dasharray": [2, 1.5] } },
    ],
  };
}

/** A colour of the design as this theme has it, in words that the map understands. */
function colour(token: string): string {
  const probe = document.createElement("i");
  probe.style.color = `var(${token})`;
  document.body.append(probe);
  const said = getComputedStyle(probe).color;
  probe.remove();
  return said;
}
