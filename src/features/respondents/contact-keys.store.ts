import { createHmac } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { contactKey } from "../../../db/schema/respondents.ts";
import { app } from "../../app.ts";
import { normalizedEmail } from "../../emails/mail-address.ts";

/** The keyed hash under which an address is claimed and suppressed: no list of addresses can be tried against it. */
export function emailHash(email: string): string {
  return createHmac("sha256", app().secret)
    .update(`contact:${normalizedEmail(email)}`)
    .digest("base64url");
}

/** Who has claimed these addresses, by hash. */
export async function selectContactKeys(
  db: Database,
  hashes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db.select().from(contactKey).where(inList(contactKey.emailHash, hashes));
  return new Map(rows.map((row) => [row.emailHash, row.respondentId]));
}

/** Claims addresses. One that has been claimed already stays with its owner. */
export async function insertContactKeys(
  tx: Database,
  rows: readonly (typeof contactKey.$inferInsert)[],
): Promise<void> {
  await tx.execute(sql`
    insert into contact_key (email_hash, respondent_id)
    select "emailHash", "respondentId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row ("emailHash" text, "respondentId" uuid)
    on conflict do nothing`);
}

/** Whether a column is one of many values, given as one parameter. */
export function inList(column: AnyPgColumn, values: readonly string[]): SQL {
  return sql`${column} in (select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
}
