import type {
  IndexFigures,
  ScoreResults,
  WaveComparison,
  WholeFigures,
} from "../../src/features/analysis/score-run.ts";
import type { ScoredWave } from "../../src/features/analysis/trend.ts";
import { definitionFromTemplate } from "../../src/features/surveys/templates/templates.ts";
import type { Interval, TotalEffect } from "../../src/scoring/score-types.ts";

export const { pathModel } = definitionFromTemplate("ecsi", false);

export function figures(index: number, n: number): IndexFigures {
  return {
    n,
    index: { Satisfaction: index, Quality: 70 },
    indexInterval: { Satisfaction: [index - 2, index + 2], Quality: [68, 72] },
    indexStandardError: { Satisfaction: 1, Quality: 1 },
    findings: [],
  };
}

export function results(
  index: number,
  details: { n?: number; findings?: WholeFigures["findings"] } = {},
): ScoreResults {
  const { n = 200, findings = [] } = details;
  const pls = n >= 50;
  return {
    preliminary: false,
    answerCount: n,
    selfSelectedCount: 0,
    notAskedCount: 0,
    emptyCount: 0,
    usesSamplingWeights: false,
    whole: {
      ...figures(index, n),
      weighting: pls ? "pls" : "equal",
      converged: true,
      iterations: 5,
      paths: [],
      rSquared: {},
      outerWeights: {},
      loadings: {},
      unstandardizedWeights: {},
      rSquaredInterval: null,
      outerWeightInterval: null,
      loadingInterval: null,
      standardErrors: null,
      totalEffects: [
        anEffect("Quality", "Satisfaction", 0.6, [0.4, 0.8]),
        anEffect("Image", "Satisfaction", 0.1, [-0.1, 0.3]),
        anEffect("Quality", "Loyalty", 0.6, [0.4, 0.8]),
      ],
      dimensions: {},
      drivers: null,
      individualScoreSd: {},
      bootstrap: null,
      jackknife: null,
      missing: { treatment: "em", answerCount: 0, rowCount: 0, leftOutCount: 0 },
      samplingWeights: null,
      findings,
      definition: { name: "unstandardized-weights", version: 1 },
    },
    equalWeights: pls ? figures(index + 1, n) : null,
    selfSelected: null,
    units: [],
    findings: [],
  };
}

export function anEffect(from: string, to: string, indexPoints: number, interval: Interval): TotalEffect {
  return { from, to, standardized: indexPoints, standardizedInterval: interval, indexPoints, interval };
}

export function aWave(period: string, of: ScoreResults, model = pathModel): ScoredWave {
  return {
    waveId: period,
    name: period,
    period,
    pathModel: model,
    dataHash: `answers of ${period}`,
    results: of,
  };
}

/** The later wave's results with what its run found by drawing both waves together. */
export function comparedWith(
  earlier: string,
  of: ScoreResults,
  details: Partial<WaveComparison> = {},
): ScoreResults {
  const part = { difference: 2, interval: [1, 3] as Interval, standardError: 0.5 };
  const tested = { ...part, p: 0.001, adjustedP: 0.007 };
  const comparison: WaveComparison = {
    ...{ waveId: earlier, scoreRunId: "run", dataHash: `answers of ${earlier}`, personsHash: "" },
    ...{ weighting: "pls", inBothCount: 120, replicateCount: 2000, failureCount: 0, permutationCount: 1000 },
    constructs: {
      Satisfaction: {
        ...tested,
        underPooledWeights: { ...part, difference: 1.8 },
        weightDrift: { ...part, difference: 0.2 },
        compositional: { correlation: 0.99, quantile: 0.98, p: 0.4, holds: true },
      },
    },
    units: [{ unitId: "north", ...tested, difference: 3 }],
    ...{ verdict: null, findings: [], ...details },
  };
  return { ...of, comparison };
}
