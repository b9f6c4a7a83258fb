import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { writeBackupFile } from "../../db/backup-file.ts";
import type { Database } from "../../db/client.ts";
import { app } from "../app.ts";

export interface BackupOnDisk {
  readonly file: string;
  readonly at: Date;
  readonly byteCount: number;
}

const keptCount = 7;

/** What a backup of this process says about itself. */
export function aboutBackup(now: Date) {
  const { config, secret } = app();
  return { now, secret, includesSecret: config.secret === undefined };
}

/** Writes a backup beside the embedded database. */
export async function writeScheduledBackup(db: Database, now: Date): Promise<string> {
  await mkdir(backupFolder(), { recursive: true, mode: 0o700 });
  const file = path.join(backupFolder(), backupName(now));
  await writeBackupFile(db, aboutBackup(now), file);
  return file;
}

/** @example backupName(now); // => "manyi-2026-11-22T02-41-00Z.jsonl.gz" */
export function backupName(now: Date): string {
  return `manyi-${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z.jsonl.gz`;
}

/** Keeps the newest seven. */
export async function deleteOldBackups(): Promise<void> {
  for (const name of (await backupNames()).slice(keptCount)) await rm(path.join(backupFolder(), name));
}

/** The newest scheduled backup, if there is one. */
export async function lastBackup(): Promise<BackupOnDisk | null> {
  const [name] = await backupNames();
  if (!name) return null;
  const file = path.join(backupFolder(), name);
  const { mtime, size } = await stat(file);
  return { file, at: mtime, byteCount: size };
}

// Newest first: their names begin with the time.
async function backupNames(): Promise<string[]> {
  const names = await readdir(backupFolder()).catch(() => []);
  return names.filter((name) => /^manyi-.+\.jsonl\.gz$/.test(name)).sort((a, b) => (a < b ? 1 : -1));
}

function backupFolder(): string {
  return path.join(app().config.dataFolder, "backups");
}
