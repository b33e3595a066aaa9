import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where the dev server finds the real one. */
const server = process.env["THROUGHLINE_SERVER"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
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
