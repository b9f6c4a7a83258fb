import { count, inArray } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { followUpCase } from "../../../db/schema/followups.ts";

/** How many cases every owner is working on. */
export async function countOpenCasesByOwner(db: Database): Promise<ReadonlyMap<string, number>> {
  const loads = await db
    .select({ staffId: followUpCase.ownerStaffId, openCaseCount: count() })
    .from(followUpCase)
    .where(inArray(followUpCase.status, ["open", "contacted"]))
    .groupBy(followUpCase.ownerStaffId);
  return new Map(loads.flatMap(({ staffId, openCaseCount }) => (staffId ? [[staffId, openCaseCount]] : [])));
}
