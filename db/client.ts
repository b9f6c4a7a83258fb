import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/postgres-js";
import { migrate as migratePostgres } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { lockDataFolder } from "./data-lock.ts";

/** What services and stores take as their first argument: the database or a transaction on it. */
export type Database = PgDatabase<PgQueryResultHKT>;

export interface OpenDatabase {
  readonly db: Database;
  /** the embedded engine itself, for the job queue and for dumps; absent on PostgreSQL */
  readonly pglite?: PGlite;
  readonly url?: string;
  close(): Promise<void>;
}

// Found by repository path: built and native copies of this module lie in different folders.
export const migrationsFolder = path.resolve("db/migrations");

/**
 * Opens PostgreSQL where a URL is given, the embedded database in the folder otherwise, and brings its tables up to
 * date. The embedded one is locked: PGlite itself lets two processes ruin each other's data.
 * @throws {DataFolderLockedError} if another process has the folder
 */
export async function openDatabase(where: { url: string } | { folder: string }): Promise<OpenDatabase> {
  return "url" in where ? openPostgres(where.url) : openEmbedded(where.folder);
}

/** Asks the database for nothing but an answer. @throws if it has none */
export async function askDatabase(db: Database): Promise<void> {
  await db.execute(sql`SELECT 1`);
}

async function openPostgres(url: string): Promise<OpenDatabase> {
  const client = postgres(url, { onnotice: () => undefined });
  const db = drizzlePostgres(client);
  await migratePostgres(db, { migrationsFolder });
  return { db, url, close: () => client.end({ timeout: 5 }) };
}

async function openEmbedded(folder: string): Promise<OpenDatabase> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unlock = await lockDataFolder(folder);
  // V8 may end the process when it frees compiled WebAssembly that it no longer needs (nodejs/node#64500): keep it.
  setFlagsFromString("--no-wasm-code-gc");
  const pglite = await PGlite.create(path.join(folder, "database"));
  const db = drizzlePglite(pglite);
  await migratePglite(db, { migrationsFolder });
  return {
    db,
    pglite,
    close: async () => {
      await pglite.close();
      await unlock();
    },
  };
}
