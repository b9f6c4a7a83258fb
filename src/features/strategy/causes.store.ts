import { and, count, eq, gte, inArray, isNotNull } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { followUpCase } from "../../../db/schema/followups.ts";
import type { CauseCount } from "./root-cause-pareto.ts";

/** How often each root cause was found in cases of these units that were closed since a moment. */
export async function countCauses(
  db: Database,
  programmeId: string,
  unitIds: readonly string[],
  since: Date,
): Promise<CauseCount[]> {
  const rows = await db
    .select({ cause: followUpCase.rootCause, count: count() })
    .from(followUpCase)
    .where(
      and(
        eq(followUpCase.programmeId, programmeId),
        inArray(followUpCase.unitId, [...unitIds]),
        eq(followUpCase.status, "closed"),
        gte(followUpCase.closedAt, since),
        isNotNull(followUpCase.rootCause),
      ),
    )
    .groupBy(followUpCase.rootCause);
  return rows.flatMap(({ cause, count }) => (cause ? [{ cause, count }] : []));
}
