import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tablesLeftOut } from "../../db/backup.ts";
import { readBackupFile, writeBackupFile } from "../../db/backup-file.ts";
import { type Database, openDatabase } from "../../db/client.ts";
import { type RestoreSettings, restoreBackup } from "../../db/restore.ts";
import { message } from "../../db/schema/invitations.ts";
import { listTables, rowsOf } from "../../db/tables.ts";
import { enqueue } from "../../src/jobs/queue.ts";
import { startQueue } from "../../src/jobs/start-queue.ts";
import { aResponse, aScene } from "../support/builders.ts";
import { cloneDatabase, useDatabase } from "../support/database.ts";
import { useQueue } from "../support/queue.ts";

const database = useDatabase();
useQueue(database);
const now = new Date("2026-11-02T09:00:00Z");
const secret = "the secret of the database that is backed up";
const later = new Date("2099-01-01T00:00:00.000Z");
// The embedded database takes its time on a busy machine.
const embeddedMs = 120_000;
let folder: string;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "manyi-backup-"));
  file = path.join(folder, "backup.gz");
  const { db } = database;
  const name = 'Ann "O\'Neil"\\ \n 满意 🙂 \u2028';
  const { invitation } = await aScene(db, { respondent: { name, attributes: { table: "x", 'a"b': "\\" } } });
  const { respondentId, invitationId, waveId } = invitation;
  const answers = { sat1: { value: 9 }, comment: { text: name } };
  const numbers = { samplingWeight: 1 / 3, individualScore: 72.4541179309123, indicator01: 10 };
  await aResponse(db, { respondentId, invitationId, waveId, answers, ...numbers });
  await db.transaction((tx) =>
    enqueue(tx, "ask-recovery", { respondentId, caseId: "c" }, { startAfter: later }),
  );
  await writeBackupFile(db, { now, secret, includesSecret: true }, file);
});
afterAll(() => rm(folder, { recursive: true }));

function settings(change: Partial<RestoreSettings> = {}): RestoreSettings {
  return {
    secretInForce: async (inFile) => inFile ?? secret,
    force: false,
    enqueue: async () => undefined,
    ...change,
  };
}

/** Of every row of every table that is backed up. */
async function hashes(db: Database): Promise<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const { name } of await listTables(db)) {
    if (tablesLeftOut.includes(name)) continue;
    const table = sql.identifier(name);
    const rows = await db.execute(
      sql`SELECT count(*) || ' ' || md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS hash FROM ${table} t`,
    );
    result[name] = rowsOf<{ hash: string }>(rows)[0]?.hash ?? "";
  }
  return result;
}

test("only its owner may read a backup", async () => {
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test("PostgreSQL → file → PostgreSQL: every row hash is equal, and a waiting job waits again for its day", async () => {
  const target = await openDatabase({ url: await cloneDatabase() });
  const jobs: unknown[] = [];
  const restored = await restoreBackup(
    target.db,
    readBackupFile(file),
    settings({ enqueue: async (_tx, job) => void jobs.push(job) }),
  );
  expect(restored).toMatchObject({ jobCount: 1, inDoubtCount: 0, secret });
  expect(await hashes(target.db)).toEqual(await hashes(database.db));
  expect(jobs).toMatchObject([
    { job: "ask-recovery", data: { caseId: "c" }, startAfter: "2099-01-01T00:00:00+00:00" },
  ]);
  await target.close();
});

test(
  "PostgreSQL → file → embedded → file: the same lines",
  async () => {
    const target = await openDatabase({ folder: path.join(folder, "embedded") });
    const boss = await startQueue(target, { keepsTime: false });
    await restoreBackup(target.db, readBackupFile(file), settings());
    const second = path.join(folder, "second.gz");
    await writeBackupFile(target.db, { now, secret, includesSecret: true }, second);
    const rows = async (from: string) =>
      (await lines(from)).filter((line) => !line.startsWith('{"job":')).toSorted();
    expect(await rows(second)).toEqual(await rows(file));
    await boss.stop({ graceful: false });
    await target.close();
  },
  embeddedMs,
);

test("a mail that was waiting is in doubt afterwards: it may have gone out since", async () => {
  const source = await openDatabase({ url: await cloneDatabase() });
  const { respondent } = await aScene(source.db);
  for (const status of ["queued", "sending", "sent", "failed"] as const) {
    await source.db.insert(message).values({
      ...{ respondentId: respondent.respondentId, messageId: crypto.randomUUID(), occasion: status, status },
      ...{ recipientKind: "respondent", language: "en", nextAttemptAt: now, createdAt: now },
      parameters: { template: "contact-offer", caseId: "c", brand: "b", name: null },
    });
  }
  const own = path.join(folder, "mails.gz");
  await writeBackupFile(source.db, { now, secret, includesSecret: false }, own);
  const restored = await restoreBackup(source.db, readBackupFile(own), settings({ force: true }));
  expect(restored).toMatchObject({ inDoubtCount: 2, secret: undefined });
  const mails = await source.db.select({ was: message.occasion, is: message.status }).from(message);
  expect(Object.fromEntries(mails.map((mail) => [mail.was, mail.is]))).toEqual({
    queued: "in-doubt",
    sending: "in-doubt",
    sent: "sent",
    failed: "failed",
  });
  await source.close();
});

test.each([
  ["a database that is not empty", "not-empty", {}, (text: string) => text],
  ["another secret", "other-secret", { secretInForce: async () => "another" }, (text: string) => text],
  ["a file that was cut off", "damaged", { force: true }, (text: string) => text.slice(0, -40)],
  ["a file with a row missing", "damaged", { force: true }, (text: string) => text.replace(/\n\{"id".*/, "")],
  [
    "a later version's column",
    "newer-version",
    { force: true },
    (text: string) => text.replace('"code",', '"colour",'),
  ],
  [
    "a later version's migration",
    "newer-version",
    { force: true },
    (text: string) => text.replace(/"migrationCount":\d+/, '"migrationCount":999'),
  ],
  ["any other file", "not-a-backup", { force: true }, () => '{"hello":"world"}\n'],
] as const)("%s is refused and nothing changes", async (_what, reason, change, spoil) => {
  const before = await hashes(database.db);
  const spoiled = path.join(folder, "spoiled.gz");
  await writeFile(spoiled, gzipSync(spoil(gunzipSync(await readFile(file)).toString())));
  const restoring = restoreBackup(database.db, readBackupFile(spoiled), settings(change));
  await expect(restoring).rejects.toMatchObject({ name: "RestoreRefusedError", reason });
  expect(await hashes(database.db)).toEqual(before);
});

test("a gzip file that was cut off, and a file that is none, are refused", async () => {
  const cut = path.join(folder, "cut.gz");
  await writeFile(cut, (await readFile(file)).subarray(0, 600));
  const restore = (from: string) =>
    restoreBackup(database.db, readBackupFile(from), settings({ force: true }));
  await expect(restore(cut)).rejects.toMatchObject({ reason: "damaged" });
  await expect(restore("package.json")).rejects.toMatchObject({ reason: "not-a-backup" });
});

async function lines(from: string): Promise<string[]> {
  const found: string[] = [];
  for await (const line of readBackupFile(from)) found.push(line);
  return found;
}

test("rows come in the order of their keys, which says nothing about who answered when", async () => {
  const { db } = database;
  const { waveId } = (await aScene(db)).invitation;
  for (let count = 0; count < 20; count++) await aResponse(db, { waveId });
  const own = path.join(folder, "ordered.gz");
  await writeBackupFile(db, { now, secret, includesSecret: false }, own);
  const written = gunzipSync(await readFile(own))
    .toString("utf8")
    .split("\n")
    .filter(Boolean);
  const rows = written.map((line) => JSON.parse(line) as Record<string, unknown>);
  const ids = rows.flatMap((row) => ("submitted_on" in row ? [String(row.respondent_id)] : []));
  expect(ids.length).toBeGreaterThan(20);
  expect(ids).toEqual(ids.toSorted());
});
