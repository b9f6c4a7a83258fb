import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { unit, unitVersion } from "../../../db/schema/units.ts";
import type { UnitNode } from "./unit-tree.ts";

/** Every unit as it was called and where it belonged at a moment. */
export async function selectUnits(db: Database, at: Date): Promise<UnitNode[]> {
  return db
    .select({
      id: unit.id,
      code: unit.code,
      name: unitVersion.name,
      parentUnitId: unitVersion.parentUnitId,
    })
    .from(unit)
    .innerJoin(unitVersion, eq(unitVersion.unitId, unit.id))
    .where(and(lte(unitVersion.validFrom, at), or(isNull(unitVersion.validTo), gt(unitVersion.validTo, at))))
    .orderBy(unitVersion.name, unit.code);
}

/** Keeps two people from changing the tree at once: a move checked against an older tree could close a circle. */
export async function lockUnits(tx: Database): Promise<void> {
  await tx.execute(sql`lock table unit_version in share row exclusive mode`);
}

export async function insertUnit(
  tx: Database,
  row: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly parentUnitId: string | null;
  },
  now: Date,
): Promise<void> {
  await tx.insert(unit).values({ id: row.id, code: row.code, createdAt: now });
  await insertVersion(tx, row.id, row, now);
}

/** Ends the version in force and begins the next. */
export async function replaceVersion(
  tx: Database,
  unitId: string,
  next: { readonly name: string; readonly parentUnitId: string | null },
  now: Date,
): Promise<void> {
  await tx
    .update(unitVersion)
    .set({ validTo: now })
    .where(and(eq(unitVersion.unitId, unitId), isNull(unitVersion.validTo)));
  await insertVersion(tx, unitId, next, now);
}

async function insertVersion(
  tx: Database,
  unitId: string,
  { name, parentUnitId }: { readonly name: string; readonly parentUnitId: string | null },
  validFrom: Date,
): Promise<void> {
  await tx.insert(unitVersion).values({ id: crypto.randomUUID(), unitId, name, parentUnitId, validFrom });
}
