import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { openDatabase } from "../../db/client.ts";
import { startQueue } from "../../src/jobs/start-queue.ts";
import { startCluster } from "./postgres-cluster.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of the cluster without a database name */
    clusterUrl: string;
  }
}

/** One real PostgreSQL for all tests, with a migrated template that every test file clones. */
export default async function prepareCluster(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  const admin = postgres(`${cluster.url}/postgres`, { max: 1 });
  await admin.unsafe("CREATE DATABASE manyi_template");
  await admin.end();
  const template = await openDatabase({ url: `${cluster.url}/manyi_template` });
  // The job queue's own tables too: installing them for every test file would take seconds.
  const boss = await startQueue(template, { keepsTime: false });
  await boss.stop({ graceful: false });
  await template.close();
  project.provide("clusterUrl", cluster.url);
  return cluster.stop;
}
