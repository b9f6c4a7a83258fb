import { afterAll, beforeAll } from "vitest";
import type { Database } from "../../db/client.ts";
import { setTestApp, testSecret } from "../support/app.ts";
import { aScene, linkPath } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { type RunningServer, startServer } from "../support/server.ts";

export type PrivacyMode = "identified" | "confidential" | "anonymous";

/**
 * The built server on the test file's database, and surveys on it whose links work.
 * @example const server = useSurveyServer(); const { url } = await server.aLink("anonymous");
 */
export function useSurveyServer() {
  const database = useDatabase();
  let running: RunningServer | undefined;
  beforeAll(async () => {
    setTestApp(database.db);
    running = await startServer({ databaseUrl: database.url, env: { MANYI_SECRET: testSecret } });
  });
  afterAll(() => running?.stop());
  return {
    get db(): Database {
      return database.db;
    },
    get url(): string {
      if (!running) throw new Error("useSurveyServer: the server starts in beforeAll");
      return running.url;
    },
    /** A survey open for ten days by the real clock, which the server has. */
    async aLink(privacyMode: PrivacyMode, details: Parameters<typeof aScene>[1] = {}) {
      const scene = await aScene(database.db, {
        privacyMode,
        ...details,
        wave: { closesAt: new Date(Date.now() + 10 * 86_400_000), ...details.wave },
      });
      return { ...scene, url: `${this.url}${linkPath(scene.invitation)}` };
    },
  };
}

/** Posts a form as a browser does, without following the redirect. */
export function post(url: string, values: Record<string, string>): Promise<Response> {
  const { origin } = new URL(url);
  return fetch(url, {
    method: "POST",
    body: new URLSearchParams(values),
    headers: { Origin: origin, "Sec-Fetch-Site": "same-origin" },
    redirect: "manual",
  });
}
