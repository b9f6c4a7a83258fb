import { randomUUID } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, inject } from "vitest";
import { type Database, type OpenDatabase, openDatabase } from "../../db/client.ts";
import { setApp } from "../../src/app.ts";
import { setTestApp } from "./app.ts";

/** A clone of the migrated template, named by its URL. Dropped with the cluster. */
export async function cloneDatabase(): Promise<string> {
  const clusterUrl = inject("clusterUrl");
  const name = `manyi_${randomUUID().replaceAll("-", "")}`;
  const admin = postgres(`${clusterUrl}/postgres`, { max: 1 });
  await admin.unsafe(`CREATE DATABASE ${name} TEMPLATE manyi_template`);
  await admin.end();
  return `${clusterUrl}/${name}`;
}

/**
 * A PostgreSQL database of its own for the test file that calls this, and app() on it.
 * @example const database = useDatabase(); test("...", async () => { await listUnits(database.db) });
 */
export function useDatabase(): { readonly db: Database; readonly url: string } {
  let opened: OpenDatabase | undefined;
  beforeAll(async () => {
    opened = await openDatabase({ url: await cloneDatabase() });
    setTestApp(opened.db);
  });
  afterAll(async () => {
    setApp(undefined);
    await opened?.close();
  });
  const ready = () => {
    if (!opened) throw new Error("useDatabase: the database opens in beforeAll");
    return opened;
  };
  return {
    get db() {
      return ready().db;
    },
    get url() {
      return ready().url ?? "";
    },
  };
}
