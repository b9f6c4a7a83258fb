import { and, eq, gte, inArray, isNotNull, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { followUpCase } from "../../../db/schema/followups.ts";
import { wave } from "../../../db/schema/invitations.ts";
import { workingDayEndHour } from "../followups/working-days.ts";
import type { CaseCourse } from "./recovery-summary.ts";

/** The course of every case opened in these units since a moment. @param programmeId null: of every programme */
export async function selectCaseCourses(
  db: Database,
  unitIds: readonly string[],
  programmeId: string | null,
  since: Date,
): Promise<CaseCourse[]> {
  // A dated promise takes the place of the rule's deadline; it ends with the working day in the wave's zone.
  const solutionDueAt = sql`case when ${followUpCase.promisedFor} is null then ${followUpCase.solutionDueAt}
    else (${followUpCase.promisedFor} + make_time(${workingDayEndHour}, 0, 0)) at time zone
      coalesce(${wave.timeZone}, 'UTC') end`.mapWith(followUpCase.solutionDueAt);
  return db
    .select({
      unitId: followUpCase.unitId,
      beganAt: sql`coalesce(${followUpCase.reopenedAt}, ${followUpCase.openedAt})`.mapWith(
        followUpCase.createdAt,
      ),
      contactDueAt: followUpCase.contactDueAt,
      firstContactedAt: followUpCase.firstContactedAt,
      solutionDueAt,
      closedAt: sql`case when ${followUpCase.status} = 'closed' then ${followUpCase.closedAt} end`.mapWith(
        followUpCase.closedAt,
      ),
      isReopened: sql<boolean>`${followUpCase.reopenedAt} is not null`,
      answer: followUpCase.recoveryAnswer,
    })
    .from(followUpCase)
    .leftJoin(wave, eq(wave.id, followUpCase.waveId))
    .where(
      and(
        inArray(followUpCase.unitId, [...unitIds]),
        isNotNull(followUpCase.openedAt),
        gte(followUpCase.openedAt, since),
        programmeId === null ? undefined : eq(followUpCase.programmeId, programmeId),
      ),
    );
}
