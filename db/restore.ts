import { sql } from "drizzle-orm";
import type { BackupHeader, TableHeader, WaitingJob } from "./backup.ts";
import { secretFingerprint, tablesLeftOut } from "./backup.ts";
import type { Database } from "./client.ts";
import { appliedMigrations, listTables, rowsOf, type TableShape } from "./tables.ts";

export type RestoreRefusal = "not-a-backup" | "damaged" | "newer-version" | "not-empty" | "other-secret";

/** Nothing was changed; `reason` says why. */
export class RestoreRefusedError extends Error {
  override name = "RestoreRefusedError";
  readonly reason: RestoreRefusal;
  constructor(reason: RestoreRefusal) {
    super(`the backup was not restored: ${reason}`);
    this.reason = reason;
  }
}

export interface RestoreSettings {
  /** the secret that will be in force, given the one in the file if it has one */
  readonly secretInForce: (inFile: string | undefined) => Promise<string>;
  /** replaces what is there */
  readonly force: boolean;
  /** puts a waiting job back, in the transaction of the restore */
  readonly enqueue: (tx: Database, job: WaitingJob) => Promise<void>;
}

export interface Restored {
  readonly rowCount: number;
  readonly jobCount: number;
  /** mails nobody knows about: they may have gone out after the backup was made */
  readonly inDoubtCount: number;
  /** to be kept beside an embedded database */
  readonly secret: string | undefined;
}

const batchSize = 500;

/**
 * Puts the rows and waiting jobs of a backup into the database, all or nothing.
 * Mails that were waiting or under way become "in doubt": whether they went out since, the backup cannot know, and no
 * mail is sent twice by us.
 * @throws {RestoreRefusedError} and changes nothing
 */
export async function restoreBackup(
  db: Database,
  lines: AsyncIterable<string>,
  settings: RestoreSettings,
): Promise<Restored> {
  return db.transaction(async (tx) => {
    const reader = new LineReader(lines);
    const header = await readHeader(reader, settings);
    if (header.migrationCount > (await appliedMigrations(tx))) throw new RestoreRefusedError("newer-version");
    const tables = await listTables(tx);
    await makeEmpty(tx, tables, settings.force);
    const counts = await readRest(tx, reader, tables, settings);
    const inDoubtCount = await doubtPendingMails(tx);
    return { ...counts, inDoubtCount, secret: header.secret };
  });
}

async function readHeader(reader: LineReader, settings: RestoreSettings): Promise<BackupHeader> {
  const header = parseLine(await reader.next(), "not-a-backup") as Partial<BackupHeader>;
  if (header.format !== "manyi-backup" || typeof header.migrationCount !== "number") {
    throw new RestoreRefusedError("not-a-backup");
  }
  if (header.version !== 1) throw new RestoreRefusedError("newer-version");
  const secret = await settings.secretInForce(header.secret);
  if (secretFingerprint(secret) !== header.secretFingerprint) {
    throw new RestoreRefusedError("other-secret");
  }
  return header as BackupHeader;
}

async function makeEmpty(tx: Database, tables: readonly TableShape[], force: boolean): Promise<void> {
  for (const { name } of tables) {
    if (force || tablesLeftOut.includes(name)) continue;
    const rows = rowsOf(await tx.execute(sql`SELECT 1 FROM ${sql.identifier(name)} LIMIT 1`));
    if (rows.length > 0) throw new RestoreRefusedError("not-empty");
  }
  const names = sql.join(
    tables.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
  await tx.execute(sql`TRUNCATE ${names}`);
  await tx.execute(sql`DELETE FROM pgboss.job WHERE state IN ('created', 'retry', 'active')`);
}

async function readRest(
  tx: Database,
  reader: LineReader,
  tables: readonly TableShape[],
  settings: RestoreSettings,
): Promise<{ rowCount: number; jobCount: number }> {
  let table: TableHeader | null = null;
  let batch: string[] = [];
  const counts = { rowCount: 0, jobCount: 0 };
  const flush = async () => {
    if (table && batch.length > 0) await insertRows(tx, table, batch);
    counts.rowCount += batch.length;
    batch = [];
  };
  for (;;) {
    const line = await reader.next();
    const kind = lineKind(line);
    if (kind === "row") {
      batch.push(line);
      if (batch.length >= batchSize) await flush();
      continue;
    }
    await flush();
    const parsed = parseLine(line, "damaged");
    if (kind === "table") table = knownTable(parsed as TableHeader, tables);
    if (kind === "job") {
      await settings.enqueue(tx, parsed as WaitingJob);
      counts.jobCount += 1;
    }
    if (kind === "end") {
      if ((parsed as { rowCount: number }).rowCount !== counts.rowCount)
        throw new RestoreRefusedError("damaged");
      return counts;
    }
  }
}

// Our own lines begin with a name no column of ours has; rows are whatever the database wrote.
function lineKind(line: string): "table" | "job" | "end" | "row" {
  if (line.startsWith('{"table":')) return "table";
  if (line.startsWith('{"job":')) return "job";
  return line.startsWith('{"end":true') ? "end" : "row";
}

function knownTable(header: TableHeader, tables: readonly TableShape[]): TableHeader {
  const shape = tables.find((each) => each.name === header.table);
  const isKnown = shape && header.columns.every((column) => shape.columns.includes(column));
  if (!isKnown) throw new RestoreRefusedError("newer-version");
  return header;
}

// Only the columns the backup knows: those that came later get their defaults.
async function insertRows(
  tx: Database,
  { table, columns }: TableHeader,
  rows: readonly string[],
): Promise<void> {
  const name = sql.identifier(table);
  const names = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  );
  const records = sql`json_populate_recordset(null::${name}, ${`[${rows.join(",")}]`}::json)`;
  try {
    await tx.execute(sql`INSERT INTO ${name} (${names}) SELECT ${names} FROM ${records}`);
  } catch (error) {
    // Values that do not fit, or rows whose counterpart is missing: not what we wrote.
    const code = (error as { cause?: { code?: string } }).cause?.code ?? "";
    if (/^2[23]/.test(code)) throw new RestoreRefusedError("damaged");
    throw error;
  }
}

async function doubtPendingMails(tx: Database): Promise<number> {
  const rows = rowsOf(
    await tx.execute(sql`
      UPDATE message SET status = 'in-doubt', lease_until = NULL, last_reply = 'restored from a backup'
      WHERE status IN ('queued', 'sending') RETURNING message_id`),
  );
  return rows.length;
}

function parseLine(line: string, otherwise: RestoreRefusal): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new RestoreRefusedError(otherwise);
  }
}

class LineReader {
  readonly #lines: AsyncIterator<string>;
  constructor(lines: AsyncIterable<string>) {
    this.#lines = lines[Symbol.asyncIterator]();
  }

  async next(): Promise<string> {
    const { value, done } = await this.#lines.next();
    if (done) throw new RestoreRefusedError("damaged");
    return value;
  }
}
