import { and, eq, inArray, notInArray } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { demo } from "../../db/schema/demo.ts";
import { staff } from "../../db/schema/staff.ts";
import type { DemoRecord } from "./demo-record.ts";

const onlyId = "demo";

export async function selectDemo(db: Database): Promise<DemoRecord | null> {
  const [row] = await db.select().from(demo);
  if (!row) return null;
  const { id: _, ...record } = row;
  return record;
}

export async function insertDemo(tx: Database, record: DemoRecord): Promise<void> {
  await tx.insert(demo).values({ ...record, id: onlyId });
}

export async function updateDemo(
  tx: Database,
  change: Partial<Pick<DemoRecord, "loadedWaveCount" | "steppedAt" | "loadedAt">>,
): Promise<void> {
  await tx.update(demo).set(change).where(eq(demo.id, onlyId));
}

export async function deleteDemo(tx: Database): Promise<void> {
  await tx.delete(demo);
}

/** Names of staff in some units, others than these people. */
export async function selectOtherStaffIn(
  db: Database,
  unitIds: readonly string[],
  staffIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .select({ name: staff.name })
    .from(staff)
    .where(and(inArray(staff.unitId, [...unitIds]), notInArray(staff.id, [...staffIds])))
    .orderBy(staff.name);
  return rows.map(({ name }) => name);
}

/** Sessions and passwords go with them. */
export async function deleteStaff(tx: Database, staffIds: readonly string[]): Promise<void> {
  await tx.delete(staff).where(inArray(staff.id, [...staffIds]));
}
