import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Database } from "./client.ts";
import { appliedMigrations, listTables, rowsOf, type TableShape } from "./tables.ts";

/** First line of a backup file. One JSON object a line, gzipped. */
export interface BackupHeader {
  readonly format: "manyi-backup";
  readonly version: 1;
  readonly createdAt: string;
  /** how many of our migrations the tables had seen */
  readonly migrationCount: number;
  /** of the secret that links and contact keys are derived from */
  readonly secretFingerprint: string;
  /** the secret itself where it was made and kept by the embedded database */
  readonly secret?: string;
}

/** Line before a table's rows. */
export interface TableHeader {
  readonly table: string;
  readonly columns: readonly string[];
}

/** Line for a job that waits to be done. */
export interface WaitingJob {
  readonly job: string;
  readonly data: unknown;
  readonly startAfter: string;
  readonly singletonKey: string | null;
}

/** Last line: a file without it was cut off. */
export interface BackupEnd {
  readonly end: true;
  readonly rowCount: number;
}

/** Who is signed in is no part of a backup: after a restore everybody signs in again. */
export const tablesLeftOut: readonly string[] = ["session", "verification"];

const batchSize = 1000;

export function secretFingerprint(secret: string): string {
  return createHash("sha256").update(`manyi fingerprint:${secret}`).digest("hex").slice(0, 32);
}

/**
 * Writes every row and every waiting job, as they are at one moment, line by line.
 * @param write takes one line without its end; waited for, so that a slow disk slows the reading
 * @returns how many rows were written
 */
export async function writeBackup(
  db: Database,
  about: { readonly now: Date; readonly secret: string; readonly includesSecret: boolean },
  write: (line: string) => Promise<void>,
): Promise<number> {
  return db.transaction(
    async (tx) => {
      const header: BackupHeader = {
        format: "manyi-backup",
        version: 1,
        createdAt: about.now.toISOString(),
        migrationCount: await appliedMigrations(tx),
        secretFingerprint: secretFingerprint(about.secret),
        ...(about.includesSecret && { secret: about.secret }),
      };
      await write(JSON.stringify(header));
      let rowCount = 0;
      for (const table of await listTables(tx)) {
        if (!tablesLeftOut.includes(table.name)) rowCount += await writeTable(tx, table, write);
      }
      for (const job of await listWaitingJobs(tx)) await write(JSON.stringify(job));
      await write(JSON.stringify({ end: true, rowCount } satisfies BackupEnd));
      return rowCount;
    },
    { isolationLevel: "repeatable read" },
  );
}

// Rows stay text from database to file and back: no number or time passes through JavaScript. They come in the order
// of their keys: in the order in which they lie, anonymous answers could be put beside the invitations they spent.
async function writeTable(
  tx: Database,
  table: TableShape,
  write: (line: string) => Promise<void>,
): Promise<number> {
  await write(JSON.stringify({ table: table.name, columns: table.columns } satisfies TableHeader));
  const name = sql.identifier(table.name);
  const key = sql.join(
    table.key.map((column) => sql`each.${sql.identifier(column)}`),
    sql`, `,
  );
  await tx.execute(
    sql`DECLARE backup_rows NO SCROLL CURSOR FOR SELECT to_json(each)::text AS line FROM ${name} each ORDER BY ${key}`,
  );
  let rowCount = 0;
  for (;;) {
    const batch = sql.raw(`FETCH ${batchSize} FROM backup_rows`);
    const rows = rowsOf<{ line: string }>(await tx.execute(batch));
    for (const row of rows) await write(row.line);
    rowCount += rows.length;
    if (rows.length < batchSize) break;
  }
  await tx.execute(sql`CLOSE backup_rows`);
  return rowCount;
}

async function listWaitingJobs(tx: Database): Promise<WaitingJob[]> {
  const [queue] = rowsOf<{ found: string | null }>(
    await tx.execute(sql`SELECT to_regclass('pgboss.job')::text AS found`),
  );
  if (!queue?.found) return [];
  const rows = rowsOf<{ line: string }>(
    await tx.execute(sql`
      SELECT json_build_object('job', name, 'data', data, 'startAfter', start_after, 'singletonKey', singleton_key)::text
        AS line
      FROM pgboss.job WHERE state IN ('created', 'retry', 'active') ORDER BY created_on, id`),
  );
  return rows.map((row) => JSON.parse(row.line) as WaitingJob);
}
