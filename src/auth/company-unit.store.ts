import { eq } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { unit, unitVersion } from "../../db/schema/units.ts";

export const companyUnitCode = "company";

/**
 * The top of the hierarchy, made with the first member of staff, who needs a unit. All else about units belongs to
 * the respondents room.
 */
export async function ensureCompanyUnit(tx: Database, name: string, at: Date): Promise<string> {
  const [existing] = await tx.select({ id: unit.id }).from(unit).where(eq(unit.code, companyUnitCode));
  if (existing) return existing.id;
  const id = crypto.randomUUID();
  await tx.insert(unit).values({ id, code: companyUnitCode, createdAt: at });
  await tx.insert(unitVersion).values({ id: crypto.randomUUID(), unitId: id, name, validFrom: at });
  return id;
}

export async function findUnitIdByCode(db: Database, code: string): Promise<string | null> {
  const [found] = await db.select({ id: unit.id }).from(unit).where(eq(unit.code, code));
  return found?.id ?? null;
}

export async function unitExists(db: Database, unitId: string): Promise<boolean> {
  const rows = await db.select({ id: unit.id }).from(unit).where(eq(unit.id, unitId));
  return rows.length > 0;
}
