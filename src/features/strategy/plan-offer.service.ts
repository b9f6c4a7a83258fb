import type { Database } from "../../../db/client.ts";
import { isRecordId } from "../../../db/record-id.ts";
import { dayMs } from "../../i18n/zoned-time.ts";
import type { DriverAnalysis } from "../../scoring/drivers/driver.ts";
import { scopeOf } from "../analysis/analysis.service.ts";
import { type DatedScoredWave, listScoredWaves } from "../analysis/scored-waves.service.ts";
import { visibleUnitIds } from "../respondents/units.service.ts";
import { loadProgramme } from "../surveys/surveys.service.ts";
import { countCauses } from "./causes.store.ts";
import { type ConstructOffer, constructOffers } from "./plan-offer.ts";
import { type CausePareto, causePareto } from "./root-cause-pareto.ts";

/** Causes of cases closed within so many days are counted. */
export const causeDays = 365;

/** What an action of a programme may start from, for one member of staff. */
export interface PlanOffer {
  readonly programme: { readonly id: string; readonly name: string };
  /** the newest closed, scored wave; null: nothing can be judged yet */
  readonly newest: DatedScoredWave | null;
  readonly constructs: readonly ConstructOffer[];
  /** for the simulator; null where drivers were not estimated, or are not the reader's to see */
  readonly drivers: DriverAnalysis | null;
  /** drivers are estimated for the whole company, and shown to those who see all of it */
  readonly seesCompany: boolean;
  readonly causes: CausePareto;
}

/** @returns null if there is no such programme */
export async function loadPlanOffer(
  db: Database,
  staff: { readonly unitId: string },
  programmeId: string,
  now: Date,
): Promise<PlanOffer | null> {
  const programme = isRecordId(programmeId) ? await loadProgramme(db, programmeId) : null;
  if (!programme) return null;
  const waves = await listScoredWaves(db, programmeId, now);
  const newest = waves.findLast(({ isFinal }) => isFinal) ?? null;
  const unitIds = await visibleUnitIds(db, staff.unitId, now);
  const { scope } = await scopeOf(db, programmeId, unitIds, now);
  const seesCompany = scope.kind === "company";
  const since = new Date(now.getTime() - causeDays * dayMs);
  const { id, name } = programme;
  return {
    programme: { id, name },
    newest,
    constructs: newest ? constructOffers(newest.definition, seesCompany ? newest.results : null) : [],
    seesCompany,
    drivers: (seesCompany && newest?.results.whole?.drivers) || null,
    causes: causePareto(await countCauses(db, programmeId, unitIds, since)),
  };
}
