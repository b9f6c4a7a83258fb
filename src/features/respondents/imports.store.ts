import { and, eq, lt, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { contactKey, respondent, respondentImport } from "../../../db/schema/respondents.ts";
import { staff } from "../../../db/schema/staff.ts";
import { inList } from "./contact-keys.store.ts";
import type { BadRow, ImportOutcome, ImportPreview, ImportRow } from "./import-preview.ts";

export async function insertImport(tx: Database, row: typeof respondentImport.$inferInsert): Promise<void> {
  await tx.insert(respondentImport).values(row);
}

export async function deleteImportsBefore(tx: Database, before: Date): Promise<void> {
  await tx.delete(respondentImport).where(lt(respondentImport.createdAt, before));
}

/** An import as its page shows it: counts, and the beginning of the long lists. */
export interface ImportSummary
  extends Pick<ImportPreview, "encoding" | "columns" | "newUnits" | "knownCount"> {
  readonly id: string;
  readonly fileName: string;
  readonly status: "previewed" | "importing" | "done" | "failed";
  readonly rowCount: number;
  readonly badRowCount: number;
  readonly mergedCount: number;
  readonly firstRows: readonly ImportRow[];
  readonly firstBadRows: readonly BadRow[];
  readonly outcome: ImportOutcome | null;
  readonly startedAt: string | null;
}

const preview = respondentImport.preview;

/** A hundred thousand rows stay in the database: only counts and a few rows travel. */
export async function selectImportSummary(
  db: Database,
  id: string,
  staffId: string,
  limits: { readonly rows: number; readonly badRows: number },
): Promise<ImportSummary | null> {
  const first = (list: "rows" | "badRows", limit: number) =>
    sql`jsonb_path_query_array(${preview}, ${`$.${list}[0 to ${limit - 1}]`}::jsonpath)`;
  const [row] = await db
    .select({
      id: respondentImport.id,
      fileName: respondentImport.fileName,
      status: respondentImport.status,
      encoding: sql<ImportPreview["encoding"]>`${preview}->>'encoding'`,
      columns: sql<ImportPreview["columns"]>`${preview}->'columns'`,
      newUnits: sql<string[]>`${preview}->'newUnits'`,
      knownCount: sql<number>`(${preview}->>'knownCount')::int`,
      rowCount: sql<number>`jsonb_array_length(${preview}->'rows')`,
      badRowCount: sql<number>`jsonb_array_length(${preview}->'badRows')`,
      mergedCount: sql<number>`jsonb_array_length(${preview}->'mergedRowNumbers')`,
      firstRows: sql<ImportRow[]>`${first("rows", limits.rows)}`,
      firstBadRows: sql<BadRow[]>`${first("badRows", limits.badRows)}`,
      outcome: sql<ImportOutcome | null>`${preview}->'outcome'`,
      startedAt: sql<string | null>`${preview}->>'startedAt'`,
    })
    .from(respondentImport)
    .where(and(eq(respondentImport.id, id), eq(respondentImport.createdBy, staffId)));
  return row ?? null;
}

export async function selectBadRows(
  db: Database,
  id: string,
  staffId: string,
): Promise<Pick<ImportPreview, "columns" | "badRows"> | null> {
  const [row] = await db
    .select({
      columns: sql<ImportPreview["columns"]>`${preview}->'columns'`,
      badRows: sql<BadRow[]>`${preview}->'badRows'`,
    })
    .from(respondentImport)
    .where(and(eq(respondentImport.id, id), eq(respondentImport.createdBy, staffId)));
  return row ?? null;
}

/** How many people an import that was confirmed at this moment has stored so far. */
export async function countStored(db: Database, startedAt: Date): Promise<number> {
  return db.$count(respondent, eq(respondent.updatedAt, startedAt));
}

/** Who confirmed an import that is not done yet; null for one that is done or forgotten. */
export async function selectImporter(
  db: Database,
  id: string,
): Promise<{ id: string; unitId: string } | null> {
  const [row] = await db
    .select({ id: staff.id, unitId: staff.unitId })
    .from(respondentImport)
    .innerJoin(staff, eq(staff.id, respondentImport.createdBy))
    .where(and(eq(respondentImport.id, id), eq(respondentImport.status, "importing")));
  return row ?? null;
}

export async function selectUnfinishedImportIds(db: Database): Promise<string[]> {
  const rows = await db
    .select({ id: respondentImport.id })
    .from(respondentImport)
    .where(eq(respondentImport.status, "importing"));
  return rows.map(({ id }) => id);
}

/** Marks a confirmed import; the moment of the first confirmation stays. */
export async function startImport(tx: Database, id: string, now: Date): Promise<void> {
  const at = JSON.stringify({ startedAt: now.toISOString() });
  await tx
    .update(respondentImport)
    .set({ status: "importing", preview: sql`${at}::jsonb || ${preview}` })
    .where(eq(respondentImport.id, id));
}

export async function failImport(db: Database, id: string): Promise<void> {
  await db
    .update(respondentImport)
    .set({ status: "failed" })
    .where(and(eq(respondentImport.id, id), eq(respondentImport.status, "importing")));
}

/** How an import stands, locked until the transaction ends; its rows stay where they are. */
export async function lockImportState(
  tx: Database,
  id: string,
  staffId: string,
): Promise<{ status: ImportSummary["status"]; outcome: ImportOutcome | null } | null> {
  const [row] = await tx
    .select({
      status: respondentImport.status,
      outcome: sql<ImportOutcome | null>`${preview}->'outcome'`,
    })
    .from(respondentImport)
    .where(and(eq(respondentImport.id, id), eq(respondentImport.createdBy, staffId)))
    .for("update");
  return row ?? null;
}

/** An import with everything it holds. */
export async function selectImport(
  db: Database,
  id: string,
  staffId: string,
): Promise<typeof respondentImport.$inferSelect | null> {
  const [row] = await db
    .select()
    .from(respondentImport)
    .where(and(eq(respondentImport.id, id), eq(respondentImport.createdBy, staffId)));
  return row ?? null;
}

export async function finishImport(tx: Database, id: string, kept: ImportPreview, now: Date): Promise<void> {
  await tx
    .update(respondentImport)
    .set({ status: "done", preview: kept, finishedAt: now })
    .where(eq(respondentImport.id, id));
}

/** Who is behind these addresses already, and in which unit, by hash. */
export async function selectKnown(
  db: Database,
  hashes: readonly string[],
): Promise<Map<string, { respondentId: string; unitId: string; createdAt: Date }>> {
  const rows = await db
    .select({
      emailHash: contactKey.emailHash,
      respondentId: respondent.respondentId,
      unitId: respondent.unitId,
      createdAt: respondent.createdAt,
    })
    .from(contactKey)
    .innerJoin(respondent, eq(respondent.respondentId, contactKey.respondentId))
    .where(inList(contactKey.emailHash, hashes));
  return new Map(rows.map(({ emailHash, ...known }) => [emailHash, known]));
}

/** A person as an import writes them. */
export type WrittenRespondent = Pick<
  typeof respondent.$inferSelect,
  "respondentId" | "email" | "name" | "language" | "unitId" | "accountCode" | "attributes"
>;

/**
 * Adds people, or brings those known up to date; what the file leaves empty stays as it was. The rows travel as one
 * parameter: thousands of them cost more than the insert.
 */
export async function upsertRespondents(
  tx: Database,
  rows: readonly WrittenRespondent[],
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  await tx.execute(sql`
    insert into respondent
      (respondent_id, email, name, language, unit_id, account_code, attributes, created_at, updated_at)
    select "respondentId", email, name, language, "unitId", "accountCode", attributes, ${at}::timestamptz, ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row
      ("respondentId" uuid, email text, name text, language text, "unitId" uuid, "accountCode" text, attributes jsonb)
    on conflict (respondent_id) do update set
      name = coalesce(excluded.name, respondent.name),
      language = coalesce(excluded.language, respondent.language),
      unit_id = excluded.unit_id,
      account_code = coalesce(excluded.account_code, respondent.account_code),
      attributes = respondent.attributes || excluded.attributes,
      updated_at = excluded.updated_at`);
}
