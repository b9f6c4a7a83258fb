import type { Yardstick } from "../strategy/improvement-action.ts";
import { type MeasuredWave, seriesBreak } from "../strategy/measured-wave.ts";
import { unitCountMin } from "./difference-of-changes.ts";
import { mean } from "./mean-change.ts";

/** The mean index of one side's units that a wave shows. */
export interface SideMean {
  readonly index: number;
  readonly unitCount: number;
}

/** One wave of an action's story. */
export interface SideMeans {
  readonly wave: Pick<MeasuredWave, "waveId" | "name" | "period">;
  readonly phase: "before" | "baseline" | "between" | "after";
  /** null: none of the side's units has a figure there, or the reader may not see it */
  readonly treated: SideMean | null;
  readonly comparison: SideMean | null;
}

/**
 * How both sides stood in every wave that can be compared with the baseline, the oldest first. Units count the same.
 * A mean of fewer than 5 comparison units is left out where the reader does not see all of them: it could give one away.
 */
export function sideMeans(
  waves: readonly MeasuredWave[],
  yardstick: Yardstick,
  seesComparison: boolean,
): SideMeans[] {
  const baseline = waves.find(({ waveId }) => waveId === yardstick.baselineWaveId);
  if (!baseline) return [];
  const own = waves.filter((wave) => seriesBreak(wave, baseline) === null);
  return own.map((wave) => {
    const { waveId, name, period } = wave;
    const comparison = meanOf(wave, yardstick.comparisonUnitIds);
    const isShown = seesComparison || (comparison?.unitCount ?? 0) >= unitCountMin;
    return {
      wave: { waveId, name, period },
      phase: phaseOf(wave, baseline, waves, yardstick),
      treated: meanOf(wave, yardstick.treatedUnitIds),
      comparison: isShown ? comparison : null,
    };
  });
}

function phaseOf(
  wave: MeasuredWave,
  baseline: MeasuredWave,
  waves: readonly MeasuredWave[],
  { startsOn }: Yardstick,
): SideMeans["phase"] {
  if (wave === baseline) return "baseline";
  if (wave.sentOn >= startsOn) return "after";
  return waves.indexOf(wave) < waves.indexOf(baseline) ? "before" : "between";
}

function meanOf({ units }: MeasuredWave, unitIds: readonly string[]): SideMean | null {
  const indices = unitIds.flatMap((unitId) => units.get(unitId)?.index ?? []);
  return indices.length === 0 ? null : { index: mean(indices), unitCount: indices.length };
}
