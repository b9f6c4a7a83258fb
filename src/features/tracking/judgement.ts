import type { ActionProgress } from "../strategy/action-status.ts";
import { peersOf } from "../strategy/chosen-as-worst.ts";
import type { Yardstick } from "../strategy/improvement-action.ts";
import { type MeasuredWave, seriesBreak } from "../strategy/measured-wave.ts";
import { type Claim, type Expectation, estimateOf, expectationOf, type Recovery } from "./claim.ts";
import { differenceOfChanges, unitCountMin } from "./difference-of-changes.ts";
import { earlierTrend } from "./earlier-trend.ts";
import { recoveryOf } from "./expected-recovery.ts";
import { basisOf, directionOf, mean, meanChange, type UnitChange, unitChanges } from "./mean-change.ts";
import { wholeChange } from "./whole-change.ts";

/** An action as it is judged: how it stands and what it was locked to. */
export interface JudgedAction {
  readonly actionId: string;
  readonly progress: Pick<ActionProgress, "status" | "begunOn">;
  readonly yardstick: Yardstick;
}

/** What an action may claim by one later wave. */
export interface Judgement {
  /** null: there is no later wave yet */
  readonly wave: Pick<MeasuredWave, "waveId" | "name" | "period" | "sentOn"> | null;
  readonly claim: Claim;
  /** null where the claim has no figure */
  readonly expectation: Expectation | null;
}

/** Under so many points an expected recovery of units that were not the lowest is not worth a sentence. */
const recoveryPointsMin = 0.5;

/**
 * What an action may claim, by each wave sent on or after its first day, the oldest first; one entry without a wave
 * where there is nothing to judge by.
 * @param waves every closed, scored wave of the programme, read for the yardstick's construct, the oldest first
 * @param inTheWay other actions that may have moved the same figures between two days
 */
export function judge(
  action: JudgedAction,
  waves: readonly MeasuredWave[],
  inTheWay: (window: { readonly from: string; readonly to: string }) => readonly string[],
): Judgement[] {
  const { progress, yardstick } = action;
  if (progress.begunOn === null)
    return [waiting(progress.status === "dropped" ? "never-begun" : "not-begun")];
  const later = waves.filter(({ sentOn }) => sentOn >= yardstick.startsOn);
  if (later.length === 0) return [waiting("no-later-wave")];
  return later.map((wave) => {
    const claim = claimBy(yardstick, waves, wave, inTheWay);
    const estimate = estimateOf(claim);
    const expectation = estimate && expectationOf(estimate, yardstick.expectedRise);
    const { waveId, name, period, sentOn } = wave;
    return { wave: { waveId, name, period, sentOn }, claim, expectation };
  });
}

function waiting(reason: Extract<Claim, { grade: "waiting" }>["reason"]): Judgement {
  return { wave: null, claim: { grade: "waiting", reason }, expectation: null };
}

function claimBy(
  yardstick: Yardstick,
  waves: readonly MeasuredWave[],
  later: MeasuredWave,
  inTheWay: (window: { readonly from: string; readonly to: string }) => readonly string[],
): Claim {
  const baseline = waves.find(({ waveId }) => waveId === yardstick.baselineWaveId);
  if (!baseline) return { grade: "not-comparable", reason: "no-baseline" };
  const otherActionIds = inTheWay({ from: baseline.sentOn, to: later.sentOn });
  if (otherActionIds.length > 0) return { grade: "not-separable", otherActionIds };
  const reason = seriesBreak(baseline, later);
  if (reason) return { grade: "not-comparable", reason };
  const treated = unitChanges(yardstick.treatedUnitIds, baseline.units, later.units);
  if (yardstick.comparisonUnitIds.length === 0) return changedAfter(yardstick, { baseline, later }, treated);
  const comparison = unitChanges(yardstick.comparisonUnitIds, baseline.units, later.units);
  const counts = { treatedCount: treated.length, comparisonCount: comparison.length };
  if (Math.min(counts.treatedCount, counts.comparisonCount) < unitCountMin)
    return { grade: "too-few", ...counts };
  return againstComparison(yardstick, waves, { baseline, later }, { treated, comparison });
}

function changedAfter(
  yardstick: Yardstick,
  { baseline, later }: { baseline: MeasuredWave; later: MeasuredWave },
  treated: readonly UnitChange[],
): Claim {
  const [first, ...others] = treated;
  if (!first) return { grade: "too-few", treatedCount: 0, comparisonCount: null };
  const whole = others.length === 0 ? wholeChange(yardstick, { baseline, later }, first.unitId) : null;
  const change = whole ?? meanChange(treated);
  if (!change) return { grade: "not-comparable", reason: "no-interval" };
  const regained = recoveryIn(baseline, treated);
  return {
    grade: "changed-after",
    change,
    treated: basisOf(treated),
    direction: directionOf(change),
    recovery: worthSaying(regained, yardstick),
  };
}

function againstComparison(
  yardstick: Yardstick,
  waves: readonly MeasuredWave[],
  { baseline, later }: { baseline: MeasuredWave; later: MeasuredWave },
  { treated, comparison }: { treated: readonly UnitChange[]; comparison: readonly UnitChange[] },
): Claim {
  const difference = differenceOfChanges(treated.map(changeIn), comparison.map(changeIn));
  const direction = directionOf(difference);
  const regained = recoveryIn(baseline, treated);
  const regainedBeside = recoveryIn(baseline, comparison);
  const relative = regained === null || regainedBeside === null ? null : regained - regainedBeside;
  const earlier = waves
    .slice(0, waves.indexOf(baseline) + 1)
    .filter((wave) => seriesBreak(wave, baseline) === null);
  const steps = waves.indexOf(later) - waves.indexOf(baseline);
  const sides = { treated: treated.map(unitIdOf), comparison: comparison.map(unitIdOf) };
  const matters = direction === "none-detectable" ? yardstick.expectedRise : Math.abs(difference.value);
  return {
    grade: "against-comparison",
    difference,
    treated: basisOf(treated),
    comparison: basisOf(comparison),
    treatedChange: mean(treated.map(changeIn)),
    direction,
    earlierTrend: earlierTrend(
      earlier.map(({ units }) => units),
      sides,
      steps,
      matters,
    ),
    recovery: worthSaying(relative, yardstick),
  };
}

function recoveryIn({ units }: MeasuredWave, changes: readonly UnitChange[]): number | null {
  const unitIds = changes.map(unitIdOf);
  return recoveryOf(peersOf(units, unitIds), unitIds);
}

function worthSaying(points: number | null, { chosenAsWorst }: Yardstick): Recovery | null {
  if (chosenAsWorst) return { points, chosenAsWorst };
  return points !== null && points >= recoveryPointsMin ? { points, chosenAsWorst } : null;
}

function unitIdOf({ unitId }: UnitChange): string {
  return unitId;
}

function changeIn({ before, after }: UnitChange): number {
  return after.index - before.index;
}
