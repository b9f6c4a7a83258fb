import { indexDifference } from "../../scoring/comparison/index-difference.ts";
import { differenceTogether } from "../analysis/compared-together.ts";
import type { Yardstick } from "../strategy/improvement-action.ts";
import type { MeasuredWave } from "../strategy/measured-wave.ts";
import type { EstimatedChange, UnitChange } from "./mean-change.ts";

/**
 * The change of the whole company since the baseline as the later run found it by drawing both waves together: the
 * figure that the results pages show.
 * @returns null for any other unit, and where the run compared with another wave
 */
export function wholeChange(
  { construct, baselineWaveId }: Yardstick,
  { results }: MeasuredWave,
  { unitId, before, after }: UnitChange,
): EstimatedChange | null {
  const top = results.units.find(({ parentUnitId, n }) => parentUnitId === null && n === results.answerCount);
  if (top?.unitId !== unitId || before.standardError === null || after.standardError === null) return null;
  const apart = indexDifference(
    { ...after, standardError: after.standardError },
    { ...before, standardError: before.standardError },
  );
  const found = differenceTogether(results, baselineWaveId, construct, apart)?.difference;
  return found ? { value: found.difference, interval: found.interval, detectable: found.detectable } : null;
}
