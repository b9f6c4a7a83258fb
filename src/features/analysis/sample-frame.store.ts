import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { waveStratum } from "../../../db/schema/invitations.ts";
import { respondent } from "../../../db/schema/respondents.ts";
import { response } from "../../../db/schema/responses.ts";
import type { DrawnStratum } from "./sample-design.ts";

/** What was drawn in each unit, frozen when the wave was sent; none for a wave without a frame, such as an import. */
export async function listDrawnStrata(db: Database, waveId: string): Promise<DrawnStratum[]> {
  const { unitId, frameCount, drawnCount } = waveStratum;
  return await db
    .select({ unitId, frameCount, drawnCount })
    .from(waveStratum)
    .where(eq(waveStratum.waveId, waveId))
    .orderBy(asc(unitId));
}

/**
 * The accounts of those who answered a wave, by respondent. The answers of anonymous surveys belong to no respondent,
 * and so to no account.
 */
export async function listAccounts(db: Database, waveId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectDistinct({ respondentId: respondent.respondentId, accountCode: respondent.accountCode })
    .from(response)
    .innerJoin(respondent, eq(respondent.respondentId, response.respondentId))
    .where(and(eq(response.waveId, waveId), isNotNull(respondent.accountCode)));
  return new Map(rows.map(({ respondentId, accountCode }) => [respondentId, accountCode ?? ""]));
}
