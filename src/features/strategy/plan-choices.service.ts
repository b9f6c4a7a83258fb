import type { Database } from "../../../db/client.ts";
import { listAllStaff } from "../../auth/staff.service.ts";
import { type DatedScoredWave, listScoredWaves } from "../analysis/scored-waves.service.ts";
import { subtree, unitChain } from "../respondents/unit-tree.ts";
import { listUnits } from "../respondents/units.service.ts";
import type { BaselineChoice, PlanChoices } from "./action-plan.ts";
import { measuredWave } from "./measured-wave.ts";

/** What a plan of a programme may choose from, as seen from a unit. @param construct what the figures are read for */
export async function loadPlanChoices(
  db: Database,
  programmeId: string,
  unitId: string,
  construct: string,
  now: Date,
): Promise<PlanChoices & { readonly waves: readonly DatedScoredWave[] }> {
  const waves = await listScoredWaves(db, programmeId, now);
  const baselines = waves.filter(({ isFinal }) => isFinal).flatMap((wave) => baselineChoice(wave, construct));
  return {
    waves,
    baselines: baselines.toReversed(),
    knownUntil: waves.reduce((latest, { sentOn }) => (sentOn > latest ? sentOn : latest), ""),
    ...(await loadOwnerChoices(db, unitId, now)),
  };
}

/** Who may own an action of units at or below one: whoever works there or above, and can sign in. */
export async function loadOwnerChoices(
  db: Database,
  unitId: string,
  now: Date,
): Promise<Pick<PlanChoices, "owners" | "parents" | "units">> {
  const all = await listUnits(db, now);
  const parents = new Map(all.map((unit) => [unit.id, unit.parentUnitId]));
  const units = subtree(all, unitId);
  const near = new Set([...units.map(({ id }) => id), ...unitChain(parents, unitId)]);
  const staff = await listAllStaff(db);
  const owners = staff
    .filter(({ isActive, unitId }) => isActive && near.has(unitId))
    .map(({ id, name, unitId }) => ({ id, name, unitId }));
  return { owners, parents, units };
}

function baselineChoice(wave: DatedScoredWave, construct: string): BaselineChoice[] {
  const { waveId, name, period, sentOn, pathModel, results } = wave;
  if (!results.whole) return [];
  const { name: definitionName, version: definitionVersion } = results.whole.definition;
  const constructs = pathModel.constructs.map((each) => each.name);
  const { units } = measuredWave(wave, construct);
  return [{ waveId, name, period, sentOn, definitionName, definitionVersion, constructs, units }];
}
