import os from "node:os";
import path from "node:path";
import type { Database } from "../../db/client.ts";
import { setApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";

export const testSecret = "a secret for tests, known to everybody";

/** Makes app() work without a server: a fixed secret, links that start with http://localhost:4321, the outbox. */
export function setTestApp(db: Database): void {
  const config = readConfig({ MANYI_DATA: path.join(os.tmpdir(), "manyi-test-unused") });
  setApp({ db, config, secret: testSecret, transport: "outbox", setupCode: "test-setup-code" });
}
