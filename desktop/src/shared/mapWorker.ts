/** The file that draws maps beside the page: the only script that a text may name, see trustedTypes. */
export { default as mapWorker } from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
