import type { Database } from "../../../db/client.ts";
import { dayMs } from "../../i18n/zoned-time.ts";
import { answerCountMin } from "../analysis/publishing.ts";
import { visibleUnits } from "../respondents/units.service.ts";
import { selectCaseCourses } from "./recovery.store.ts";
import {
  type RecoverySummary,
  recoveryByUnit,
  recoverySummary,
  type UnitRecovery,
} from "./recovery-summary.ts";

export interface RecoveryTracking {
  /** null with fewer than 5 cases, of which nothing is shown */
  readonly summary: RecoverySummary | null;
  /** the units below the reader's own that have cases */
  readonly units: readonly UnitRecovery[];
}

/** What became of the cases that were opened within so many days, in the units somebody sees. */
export async function loadRecoveryTracking(
  db: Database,
  staff: { readonly unitId: string },
  question: { readonly programmeId: string | null; readonly days: number },
  now: Date,
): Promise<RecoveryTracking> {
  const units = await visibleUnits(db, staff.unitId, now);
  const since = new Date(now.getTime() - question.days * dayMs);
  const unitIds = units.map(({ id }) => id);
  const cases = await selectCaseCourses(db, unitIds, question.programmeId, since);
  if (cases.length < answerCountMin) return { summary: null, units: [] };
  const below = recoveryByUnit(units, cases, now).filter(({ unitId }) => unitId !== staff.unitId);
  return { summary: recoverySummary(cases, now), units: below };
}
