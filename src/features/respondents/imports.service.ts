import type { Database } from "../../../db/client.ts";
import { recordAudit } from "../../auth/audit.ts";
import type { Language } from "../../i18n/languages.ts";
import { enqueue } from "../../jobs/queue.ts";
import { emailHash, insertContactKeys, selectContactKeys } from "./contact-keys.store.ts";
import { cellOf } from "./import-columns.ts";
import type { BadRow, ImportOutcome, ImportPreview, ImportRefusal, ImportRow } from "./import-preview.ts";
import { badRow, type ReadImport, readImport } from "./import-rows.ts";
import * as store from "./imports.store.ts";
import { subtree, unitFinder, unitKey } from "./unit-tree.ts";
import { ensureUnit, listUnits } from "./units.service.ts";

export type { ImportSummary } from "./imports.store.ts";

/** Who imports: rows go into this unit and those below it, and nowhere else. */
export interface Importer {
  readonly id: string;
  readonly unitId: string;
}

export interface UploadedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** of people we do not know yet, where the file says none */
  readonly defaultLanguage: Language;
}

export type PreviewedImport =
  | { readonly accepted: true; readonly importId: string }
  | { readonly accepted: false; readonly refusal: ImportRefusal };

const batchSize = 1000;
// More is no hierarchy of units: some other column has been taken for it.
const newUnitCountMax = 500;
const keptMs = 24 * 60 * 60 * 1000;

/**
 * Reads an uploaded file and keeps what it holds until it is confirmed, a day at most. Nobody is stored yet.
 */
export async function previewImport(
  db: Database,
  file: UploadedFile,
  importer: Importer,
  now: Date,
): Promise<PreviewedImport> {
  const read = readImport(file.bytes);
  if ("reason" in read) return { accepted: false, refusal: read };
  const importId = crypto.randomUUID();
  const preview = {
    ...(await checkAgainstKnown(db, read, importer, now)),
    defaultLanguage: file.defaultLanguage,
  };
  if (preview.newUnits.length > newUnitCountMax)
    return {
      accepted: false,
      refusal: { reason: "too-many-new-units", detail: String(preview.newUnits.length) },
    };
  await db.transaction(async (tx) => {
    await deleteStaleImports(tx, now);
    const row = { id: importId, fileName: file.name.slice(-200), status: "previewed", preview } as const;
    await store.insertImport(tx, { ...row, createdAt: now, createdBy: importer.id });
  });
  return { accepted: true, importId };
}

/** An import as its page shows it; null for one that is unknown, forgotten or somebody else's. */
export function loadImport(db: Database, importId: string, staffId: string) {
  return store.selectImportSummary(db, importId, staffId, { rows: 5, badRows: 200 });
}

/** All rows that could not be stored, for the download. */
export const loadBadRows = store.selectBadRows;

/** How many people an import has stored so far. */
export async function countStored(db: Database, { startedAt }: store.ImportSummary): Promise<number> {
  return startedAt === null ? 0 : store.countStored(db, new Date(startedAt));
}

/**
 * Confirms a previewed import, or one that stopped; the job `import-respondents` stores its people. Confirmed once
 * more, nothing happens.
 * @returns false for an import that is unknown, forgotten or somebody else's
 */
export async function requestImport(
  db: Database,
  importId: string,
  importer: Importer,
  now: Date,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const state = await store.lockImportState(tx, importId, importer.id);
    if (state?.status === "previewed" || state?.status === "failed") {
      await store.startImport(tx, importId, now);
      await enqueue(tx, "import-respondents", { importId }, { singletonKey: importId });
    }
    return state !== null;
  });
}

/** Queues again what was being stored when the program ended. */
export async function resumeImports(db: Database): Promise<void> {
  for (const importId of await store.selectUnfinishedImportIds(db))
    await enqueue(db, "import-respondents", { importId }, { singletonKey: importId });
}

export type ImportEnd =
  | { readonly stored: true; readonly outcome: ImportOutcome }
  /** `error` is absent where there was nothing to store (any more) */
  | { readonly stored: false; readonly error?: unknown };

/** Stores a confirmed import for whoever confirmed it; one that fails is marked and can be confirmed again. */
export async function storeRequestedImport(db: Database, importId: string, now: Date): Promise<ImportEnd> {
  const importer = await store.selectImporter(db, importId);
  if (!importer) return { stored: false };
  try {
    const outcome = await confirmImport(db, importId, importer, now);
    return outcome ? { stored: true, outcome } : { stored: false };
  } catch (error) {
    await store.failImport(db, importId);
    return { stored: false, error };
  }
}

/**
 * Stores the good rows of a previewed import, a thousand at a time. Taken up again after an interruption, or
 * confirmed again, it stores nobody twice and tells what all of it did.
 * @returns null for an import that is unknown, forgotten or somebody else's
 */
export async function confirmImport(
  db: Database,
  importId: string,
  importer: Importer,
  now: Date,
): Promise<ImportOutcome | null> {
  await db.transaction(async (tx) => {
    const state = await store.lockImportState(tx, importId, importer.id);
    if (state && !state.outcome) await store.startImport(tx, importId, now);
  });
  const found = await store.selectImport(db, importId, importer.id);
  if (!found) return null;
  const { preview } = found;
  if (preview.outcome) return preview.outcome;
  const startedAt = preview.startedAt === undefined ? now : new Date(preview.startedAt);
  const unitOf = await db.transaction((tx) => prepareUnits(tx, preview.newUnits, importer, startedAt));
  const placing = { unitOf, language: preview.defaultLanguage };
  let outcome: ImportOutcome = { added: 0, updated: 0, skipped: 0 };
  for (const rows of batches(inLockOrder(preview.rows))) {
    const stored = await db.transaction((tx) => storeRows(tx, rows, placing, startedAt));
    outcome = {
      added: outcome.added + stored.added,
      updated: outcome.updated + stored.updated,
      skipped: outcome.skipped + stored.skipped,
    };
  }
  return finishImport(db, found, outcome, importer, now);
}

async function finishImport(
  db: Database,
  { id, preview }: Awaited<ReturnType<typeof store.selectImport>> & object,
  outcome: ImportOutcome,
  importer: Importer,
  now: Date,
): Promise<ImportOutcome> {
  return db.transaction(async (tx) => {
    const state = await store.lockImportState(tx, id, importer.id);
    if (state?.outcome) return state.outcome;
    await store.finishImport(tx, id, { ...preview, rows: [], outcome }, now);
    const detail = { ...outcome, bad: preview.badRows.length };
    const audited = { objectKind: "respondent-import", objectId: id, detail, at: now };
    await recordAudit(tx, { ...audited, staffId: importer.id, verb: "import" });
    return outcome;
  });
}

/** Deletes uploads that are a day old: they hold addresses that nobody needs any more. */
export async function deleteStaleImports(db: Database, now: Date): Promise<void> {
  await store.deleteImportsBefore(db, new Date(now.getTime() - keptMs));
}

async function checkAgainstKnown(
  db: Database,
  read: ReadImport,
  importer: Importer,
  now: Date,
): Promise<Omit<ImportPreview, "defaultLanguage">> {
  const units = await listUnits(db, now);
  const findUnit = unitFinder(units);
  const visible = new Set(subtree(units, importer.unitId).map(({ id }) => id));
  const newUnits = new Map<string, string>();
  const rows: ImportRow[] = [];
  const refused: BadRow[] = [];
  let knownCount = 0;
  for (const batch of batches(read.rows)) {
    const known = await store.selectKnown(
      db,
      batch.map(({ email }) => emailHash(email)),
    );
    for (const row of batch) {
      const person = known.get(emailHash(row.email));
      const unit = row.unitCode === null ? undefined : findUnit(row.unitCode);
      if (unit && !visible.has(unit.id)) refused.push(refusedRow(read, row, "unit", "unit-not-yours"));
      else if (person && !visible.has(person.unitId))
        refused.push(refusedRow(read, row, "email", "address-elsewhere"));
      else {
        rows.push(row);
        if (person) knownCount += 1;
        if (row.unitCode !== null && !unit && !newUnits.has(unitKey(row.unitCode)))
          newUnits.set(unitKey(row.unitCode), row.unitCode);
      }
    }
  }
  const badRows = [...read.badRows, ...refused].sort((a, b) => a.rowNumber - b.rowNumber);
  return { ...read, rows, badRows, newUnits: [...newUnits.values()], knownCount };
}

function refusedRow(
  { columns }: ReadImport,
  row: ImportRow,
  meaning: "unit" | "email",
  reason: "unit-not-yours" | "address-elsewhere",
): BadRow {
  const cells = columns.map((column) => cellOf(row, column));
  const column = columns.find((each) => each.meaning === meaning)?.header ?? "";
  return badRow({ rowNumber: row.rowNumber, cells }, [{ column, reason }]);
}

/** Where a row's person belongs; null where that is none of the importer's units. */
type UnitOf = (row: ImportRow, knownUnitId: string | undefined) => string | null;

/** Makes the new units under the importer's own. Who may import where is asked again: a day may have passed. */
async function prepareUnits(
  tx: Database,
  newUnits: readonly string[],
  importer: Importer,
  now: Date,
): Promise<UnitOf> {
  for (const name of newUnits) await ensureUnit(tx, name, importer.unitId, now);
  const units = await listUnits(tx, now);
  const findUnit = unitFinder(units);
  const visible = new Set(subtree(units, importer.unitId).map(({ id }) => id));
  return (row, knownUnitId) => {
    if (knownUnitId && !visible.has(knownUnitId)) return null;
    const named = row.unitCode === null ? undefined : findUnit(row.unitCode)?.id;
    const unitId = named ?? knownUnitId ?? importer.unitId;
    return visible.has(unitId) ? unitId : null;
  };
}

interface HashedRow {
  readonly row: ImportRow;
  readonly hash: string;
}

async function storeRows(
  tx: Database,
  hashed: readonly HashedRow[],
  placing: { readonly unitOf: UnitOf; readonly language: Language },
  now: Date,
): Promise<ImportOutcome> {
  const hashes = hashed.map(({ hash }) => hash);
  await insertContactKeys(
    tx,
    hashes.map((emailHash) => ({ emailHash, respondentId: crypto.randomUUID() })),
  );
  const owners = await selectContactKeys(tx, hashes);
  const known = await store.selectKnown(tx, hashes);
  const people = hashed.flatMap(({ row, hash }) => {
    const respondentId = owners.get(hash);
    const before = known.get(hash);
    const unitId = placing.unitOf(row, before?.unitId);
    if (!respondentId || unitId === null) return [];
    const { email, name, accountCode, attributes } = row;
    const language = row.language ?? (before ? null : placing.language);
    const person = { respondentId, email, name, language, unitId, accountCode };
    return [{ ...person, attributes }];
  });
  if (people.length > 0) await store.upsertRespondents(tx, people, now);
  // Whom this import added before it was interrupted is known by now, and new all the same.
  const isKnown = ({ email }: { email: string }) => {
    const before = known.get(emailHash(email));
    return before !== undefined && before.createdAt.getTime() !== now.getTime();
  };
  const updated = people.filter(isKnown).length;
  return { added: people.length - updated, updated, skipped: hashed.length - people.length };
}

/** By hash: two imports of the same people at once wait for each other instead of locking each other out. */
function inLockOrder(rows: readonly ImportRow[]): HashedRow[] {
  const hashed = rows.map((row) => ({ row, hash: emailHash(row.email) }));
  return hashed.sort((a, b) => (a.hash < b.hash ? -1 : 1));
}

function* batches<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += batchSize) yield rows.slice(start, start + batchSize);
}
