import type { ScoreResults } from "../../src/features/analysis/score-run.ts";
import type { ScoredWave } from "../../src/features/analysis/trend.ts";
import type { Yardstick } from "../../src/features/strategy/improvement-action.ts";
import type { MeasuredUnit, MeasuredWave } from "../../src/features/strategy/measured-wave.ts";
import type { JudgedAction } from "../../src/features/tracking/judgement.ts";
import type { PathModel } from "../../src/scoring/model/path-model.ts";

export function aMeasuredUnit(
  unitId: string,
  index: number,
  details: Partial<MeasuredUnit> = {},
): MeasuredUnit {
  return { unitId, depth: 1, n: 100, standardError: 1, ...details, index };
}

/** Judging reads the units; the rest is only looked at for the company as a whole. */
const noResults: ScoreResults = {
  ...{ preliminary: false, answerCount: 0, selfSelectedCount: 0, notAskedCount: 0, emptyCount: 0 },
  ...{ usesSamplingWeights: false, whole: null, equalWeights: null, selfSelected: null },
  ...{ units: [], findings: [] },
};

const noModel: PathModel = { constructs: [], paths: [], target: "satisfaction" };

/** A wave of one series; `indices` by unit. */
export function aMeasuredWave(
  period: string,
  sentOn: string,
  indices: Readonly<Record<string, number>>,
  details: Partial<MeasuredWave & { standardError: number }> = {},
): MeasuredWave {
  const { standardError = 1, ...rest } = details;
  const units = Object.entries(indices).map(
    ([unitId, index]) => [unitId, aMeasuredUnit(unitId, index, { standardError })] as const,
  );
  const series = { model: "ecsi", weights: "estimated" as const };
  const wave = { waveId: period, name: period, period };
  const scored: ScoredWave = { ...wave, pathModel: noModel, dataHash: period, results: noResults };
  return { ...wave, sentOn, ...series, units: new Map(units), scored, ...rest };
}

export const treatedFive = ["t1", "t2", "t3", "t4", "t5"];
export const comparisonFive = ["c1", "c2", "c3", "c4", "c5"];

/** Indices of the five treated and the five comparison units. */
export function sides(treated: readonly number[], comparison: readonly number[]): Record<string, number> {
  return Object.fromEntries([
    ...treated.map((index, i) => [`t${i + 1}`, index] as const),
    ...comparison.map((index, i) => [`c${i + 1}`, index] as const),
  ]);
}

/** Under way since its first day in October, judged against the third quarter. */
export function aJudgedAction(
  yardstick: Partial<Yardstick> = {},
  progress: Partial<JudgedAction["progress"]> = {},
): JudgedAction {
  return {
    actionId: "action",
    progress: { status: "under-way", begunOn: "2026-10-01", ...progress },
    yardstick: {
      construct: "quality",
      treatedUnitIds: treatedFive,
      comparisonUnitIds: comparisonFive,
      startsOn: "2026-10-01",
      baselineWaveId: "2026-Q3",
      baselinePeriod: "2026-Q3",
      expectedRise: 2,
      definitionName: "unstandardized-weights",
      definitionVersion: 1,
      chosenAsWorst: false,
      ...yardstick,
    },
  };
}
