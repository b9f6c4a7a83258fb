import { once } from "node:events";
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { PassThrough, Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { writeBackup } from "./backup.ts";
import type { Database } from "./client.ts";
import { RestoreRefusedError } from "./restore.ts";

type About = Parameters<typeof writeBackup>[1];

/**
 * Writes a backup to a file that only its owner may read. The file appears when it is complete.
 * @returns how many rows it has
 */
export async function writeBackupFile(db: Database, about: About, file: string): Promise<number> {
  const unfinished = `${file}.part`;
  const output = createWriteStream(unfinished, { mode: 0o600, flush: true });
  try {
    const rowCount = await writeGzipped(db, about, output);
    await rename(unfinished, file);
    return rowCount;
  } catch (error) {
    output.destroy();
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** A backup as it is being made, for a download. */
export function backupStream(db: Database, about: About): ReadableStream<Uint8Array> {
  const output = new PassThrough();
  writeGzipped(db, about, output).catch((error: Error) => output.destroy(error));
  return Readable.toWeb(output) as ReadableStream<Uint8Array>;
}

/** The lines of a backup file. @throws {RestoreRefusedError} while reading, if it is no whole gzip file */
export async function* readBackupFile(file: string): AsyncGenerator<string> {
  const lines = new PassThrough();
  const reading = pipeline(createReadStream(file), createGunzip(), lines);
  // Reported below, when the lines end.
  reading.catch((error: Error) => lines.destroy(error));
  try {
    yield* splitLines(lines.setEncoding("utf8"));
    await reading;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "Z_DATA_ERROR") throw new RestoreRefusedError("not-a-backup");
    if (code === "Z_BUF_ERROR") throw new RestoreRefusedError("damaged");
    throw error;
  }
}

// Not node's readline: it ends lines at U+2028 too, which people may have in their texts.
async function* splitLines(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const part of text) {
    const lines = (rest + part).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

async function writeGzipped(db: Database, about: About, output: Writable): Promise<number> {
  const gzip = createGzip();
  const written = pipeline(gzip, output);
  written.catch(() => undefined);
  const rowCount = await writeBackup(db, about, async (line) => {
    if (!gzip.write(`${line}\n`)) await Promise.race([once(gzip, "drain"), written]);
  });
  gzip.end();
  await written;
  return rowCount;
}
