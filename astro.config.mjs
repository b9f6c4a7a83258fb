import node from "@astrojs/node";
import { defineConfig } from "astro/config";

// The server around Astro's handler is src/server.ts: headers, body limits and shutdown live there.
export default defineConfig({
  output: "server",
  // "standalone" for its handler, which serves static files too; src/server.ts keeps it from starting by itself.
  // Without streaming an error in the middle of a page still becomes the error page.
  adapter: node({ mode: "standalone", experimentalDisableStreaming: true, bodySizeLimit: 0 }),
  publicDir: "src/public",
  // Sign-in has sessions of its own; Astro's would lie in files.
  session: false,
  trailingSlash: "ignore",
  build: { inlineStylesheets: "never" },
  // Replaced by the check against PUBLIC_URL in src/middleware.ts; Astro's refuses one-click unsubscribe.
  security: { checkOrigin: false, csp: false },
  // The policy allows no inline script and no data: style, however small.
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
});
