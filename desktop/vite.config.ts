import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { en } from "./src/shared/words/refusals.en.ts";
import { et } from "./src/shared/words/refusals.et.ts";
import { sv } from "./src/shared/words/refusals.sv.ts";
import { zhHant } from "./src/shared/words/refusals.zh-Hant.ts";

/** Where the dev server finds the real one. */
const server = process.env["THROUGHLINE_SERVER"] ?? "http://127.0.0.1:8080";

/** The server writes refusals into files that people take home, in the same words that they read here. */
const refusals: Plugin = {
  name: "refusals",
  apply: "build",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "words/refusals.json", source: JSON.stringify({ en, sv, et, "zh-Hant": zhHant }) });
  },
};

export default defineConfig({
  plugins: [react(), refusals],
  // The server puts the nonce of each answer in its place (edge/door/DesktopFiles).
  html: { cspNonce: "NONCE-OF-THIS-ANSWER" },
  build: { target: ["chrome123", "firefox120", "safari17.5"], sourcemap: false },
  server: {
    host: "127.0.0.1",
    port: Number(process.env["DESKTOP_PORT"] ?? 22000),
    strictPort: true,
    proxy: {
      "/api": { target: server, changeOrigin: true },
      "/ws": { target: server, changeOrigin: true, rewriteWsOrigin: true, ws: true },
    },
  },
});
