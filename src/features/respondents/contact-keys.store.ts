import { createHmac } from "node:crypto";
import { inArray } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { contactKey } from "../../../db/schema/respondents.ts";
import { app } from "../../app.ts";
import { normalizedEmail } from "./email-address.ts";

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
  const rows = await db
    .select()
    .from(contactKey)
    .where(inArray(contactKey.emailHash, [...hashes]));
  return new Map(rows.map((row) => [row.emailHash, row.respondentId]));
}

/** Claims addresses. One that has been claimed already stays with its owner. */
export async function insertContactKeys(
  tx: Database,
  rows: readonly (typeof contactKey.$inferInsert)[],
): Promise<void> {
  await tx
    .insert(contactKey)
    .values([...rows])
    .onConflictDoNothing();
}
