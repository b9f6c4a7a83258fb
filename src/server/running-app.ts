import { openDatabase } from "../../db/client.ts";
import { setApp } from "../app.ts";
import { loadSecret } from "../auth/secret.ts";
import { makeSetupCode } from "../auth/setup-code.ts";
import type { Config } from "../config.ts";
import { loadDemoAtStart } from "../demo/demo-at-start.ts";
import { setBoss } from "../jobs/queue.ts";
import { startQueue } from "../jobs/start-queue.ts";
import { startWorker } from "../jobs/worker.ts";
import { endScoringPool } from "../scoring-pool.ts";

export interface RunningApp {
  /** ends the jobs that run, then closes the database */
  stop(): Promise<void>;
}

const jobEndMaxMs = 10_000;

/**
 * Opens the database, brings it up to date, loads the demo where it belongs, and starts the queue and its worker.
 * @param say told what takes time
 */
export async function startApp(config: Config, say: (line: string) => void): Promise<RunningApp> {
  const { databaseUrl, dataFolder } = config;
  const opened = await openDatabase(databaseUrl ? { url: databaseUrl } : { folder: dataFolder });
  setApp({
    db: opened.db,
    pglite: opened.pglite,
    config,
    secret: await loadSecret(config),
    transport: config.smtpUrl ? "smtp" : "outbox",
    setupCode: makeSetupCode(),
  });
  await loadDemoAtStart(opened, config, say);
  const boss = await startQueue(opened, { keepsTime: true });
  await startWorker(boss, opened.db);
  return {
    stop: async () => {
      const stopped = boss.stop({ graceful: true, timeout: jobEndMaxMs });
      // A score can take minutes: it is given up, and its job runs again after the next start.
      await endScoringPool();
      await stopped;
      setBoss(undefined);
      await opened.close();
    },
  };
}
