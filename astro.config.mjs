import node from "@astrojs/node";
import { defineConfig } from "astro/config";

// The server around Astro's handler is src/server.ts: headers, body limits and shutdown live there.
export default defineConfig({
  output: "server",
  adapter: node({ mode: "middleware" }),
  publicDir: "src/public",
  trailingSlash: "ignore",
  build: { inlineStylesheets: "never" },
  // Replaced by the check against PUBLIC_URL in src/middleware.ts; Astro's refuses one-click unsubscribe.
  security: { checkOrigin: false, csp: false },
  // The policy allows no inline script and no data: style, however small.
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
  telemetry: false,
});
