import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { respondentImport } from "../../db/schema/respondents.ts";
import { auditEntry } from "../../db/schema/staff.ts";
import { emailHash } from "../../src/features/respondents/contact-keys.store.ts";
import {
  countStored,
  type Importer,
  loadImport,
  previewImport,
  requestImport,
  resumeImports,
} from "../../src/features/respondents/imports.service.ts";
import { ensureCompany } from "../../src/features/respondents/units.service.ts";
import { setTestApp } from "../support/app.ts";
import { aStaffMember } from "../support/builders.ts";
import { useDatabase } from "../support/database.ts";
import { drainJobs, useQueue, waitingJobs } from "../support/queue.ts";

// Confirmed people are stored by a job, a thousand at a time.
const database = useDatabase();
useQueue(database);
const uploadedAt = new Date("2026-11-02T09:00:00Z");
let confirmedAt = new Date("2026-11-02T09:05:00.123Z");
const later = new Date("2026-11-02T09:30:00Z");
let importer: Importer;

beforeAll(async () => {
  setTestApp(database.db);
  const unitId = await ensureCompany(database.db, "Lanhu", uploadedAt);
  importer = { id: (await aStaffMember(database.db, { unitId })).id, unitId };
});
beforeEach(async () => {
  await drainJobs(database.db, later);
  confirmedAt = new Date(confirmedAt.getTime() + 1);
});

async function uploaded(emails: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(["email", ...emails].join("\n"));
  const file = { bytes, name: "people.csv", defaultLanguage: "en" } as const;
  const previewed = await previewImport(database.db, file, importer, uploadedAt);
  if (!previewed.accepted) throw new Error(previewed.refusal.reason);
  return previewed.importId;
}

const request = (importId: string, by = importer) => requestImport(database.db, importId, by, confirmedAt);

async function standing(importId: string) {
  const summary = await loadImport(database.db, importId, importer.id);
  if (!summary) throw new Error("the import is gone");
  return {
    status: summary.status,
    stored: await countStored(database.db, summary),
    outcome: summary.outcome,
  };
}

test("a confirmed import waits for its job, which stores everybody once", async () => {
  const importId = await uploaded(["a@job.cn", "b@job.cn"]);
  expect(await request(importId)).toBe(true);
  expect(await request(importId)).toBe(true);
  expect(await waitingJobs("import-respondents")).toHaveLength(1);
  expect(await standing(importId)).toEqual({ status: "importing", stored: 0, outcome: null });
  await drainJobs(database.db, later);
  const outcome = { added: 2, updated: 0, skipped: 0 };
  expect(await standing(importId)).toEqual({ status: "done", stored: 2, outcome });
  expect(await request(importId)).toBe(true);
  expect(await waitingJobs("import-respondents")).toEqual([]);
});

test("nobody confirms somebody else's import", async () => {
  const importId = await uploaded(["mine@job.cn"]);
  const other = { ...importer, id: (await aStaffMember(database.db, { unitId: importer.unitId })).id };
  expect(await request(importId, other)).toBe(false);
  expect(await waitingJobs("import-respondents")).toEqual([]);
});

test("one that stops tells how far it came, and goes on: it adds the same people as in one go", async () => {
  const { db } = database;
  const emails = Array.from({ length: 1500 }, (_, i) => `p${i}@stops.cn`);
  // Stored in the order of their hashes: the last one stands in the second thousand.
  const last = emails.toSorted((a, b) => (emailHash(a) < emailHash(b) ? -1 : 1)).at(-1) ?? "";
  await db.execute(sql.raw(`alter table respondent add constraint stops check (email <> '${last}')`));
  const importId = await uploaded(emails);
  await request(importId);
  await drainJobs(db, later);
  expect(await standing(importId)).toEqual({ status: "failed", stored: 1000, outcome: null });
  await db.execute(sql`alter table respondent drop constraint stops`);
  await requestImport(db, importId, importer, later);
  await drainJobs(db, later);
  const outcome = { added: 1500, updated: 0, skipped: 0 };
  expect(await standing(importId)).toEqual({ status: "done", stored: 1500, outcome });
  const audited = (await db.select().from(auditEntry)).filter(({ objectId }) => objectId === importId);
  expect(audited).toHaveLength(1);
});

test("what was being stored when the program ended is taken up when it starts again", async () => {
  const { db } = database;
  const importId = await uploaded(["killed@job.cn"]);
  await db.update(respondentImport).set({ status: "importing" });
  await resumeImports(db);
  await resumeImports(db);
  expect(
    (await waitingJobs("import-respondents")).filter(({ data }) => JSON.stringify(data).includes(importId)),
  ).toHaveLength(1);
  await drainJobs(db, later);
  expect(await standing(importId)).toMatchObject({ status: "done", outcome: { added: 1 } });
});
