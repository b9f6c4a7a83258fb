import type { PGlite } from "@electric-sql/pglite";
import type { Database } from "../db/client.ts";
import type { Config } from "./config.ts";

/** What runs in this process, once. */
export interface App {
  readonly db: Database;
  /** the embedded engine; absent on PostgreSQL */
  readonly pglite?: PGlite | undefined;
  readonly config: Config;
  /** links, contact keys and sessions are derived from it */
  readonly secret: string;
  readonly transport: "smtp" | "outbox";
  /** shown by the server until the first administrator exists */
  readonly setupCode: string;
}

declare global {
  var manyiApp: App | undefined;
}

/** Built pages and natively run code are separate modules; they share the running app through globalThis. */
export function setApp(app: App | undefined): void {
  globalThis.manyiApp = app;
}

/** @throws {Error} if nothing has been started in this process */
export function app(): App {
  const running = globalThis.manyiApp;
  if (!running) throw new Error("app requires a started application");
  return running;
}
