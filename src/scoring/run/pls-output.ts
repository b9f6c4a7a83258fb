import { plscFindings } from "../assessment/structural-findings.ts";
import { indexDefinitionOf } from "../index/index-definition.ts";
import { scoreDeviation } from "../index/score-deviation.ts";
import type { ScoreInput, ScoreOutput } from "../score-types.ts";
import { byConstruct, byIndicator } from "./by-name.ts";
import { dimensionsOf } from "./dimensions-of.ts";
import { negativeWeightFindings } from "./engine-findings.ts";
import type { EngineOutcome, PlsEngine } from "./pls-engine.ts";
import type { PlsStatistics } from "./pls-statistics.ts";
import type { PreparedAnswers } from "./prepared-answers.ts";

/** The engine's results under their names; intervals are added once the replicates are done. */
export function plsOutputOf(
  input: ScoreInput,
  { answers, report, missing, findings }: PreparedAnswers,
  engine: PlsEngine,
  statistics: PlsStatistics,
  estimates: Float64Array,
  outcome: EngineOutcome & { estimated: true },
): ScoreOutput {
  const { pathModel } = input;
  const { shape, scale, state, moments, unstandardized } = engine;
  const nameOf = (construct: number) => pathModel.constructs[construct]?.name ?? "";
  const at = (position: number) => estimates[position] as number;
  return {
    n: answers.rowCount,
    weighting: "pls",
    converged: outcome.converged,
    iterations: outcome.iterations,
    index: byConstruct(pathModel, (c) => at(statistics.indexAt + c)),
    indexInterval: null,
    indexStandardError: null,
    standardErrors: null,
    paths: pathModel.paths.map(({ from, to }, e) => ({
      from,
      to,
      coefficient: at(statistics.coefficientAt + e),
      interval: null,
    })),
    rSquared: Object.fromEntries(
      statistics.endogenous.map((construct, e) => [nameOf(construct), at(statistics.rSquaredAt + e)]),
    ),
    rSquaredInterval: null,
    outerWeights: byIndicator(pathModel, shape, (i) => at(statistics.outerWeightAt + i)),
    outerWeightInterval: null,
    loadings: byIndicator(pathModel, shape, (i) => at(statistics.loadingAt + i)),
    loadingInterval: null,
    unstandardizedWeights: byIndicator(pathModel, shape, (i) => unstandardized[i] as number),
    totalEffects: statistics.effects.map(({ from, to }, e) => ({
      from: nameOf(from),
      to: nameOf(to),
      standardized: at(statistics.totalEffectAt + e),
      standardizedInterval: null,
      indexPoints: at(statistics.importanceAt + e),
      interval: null,
    })),
    dimensions: dimensionsOf(pathModel, engine, statistics, estimates),
    drivers: null,
    individualScoreSd: byConstruct(pathModel, (c) =>
      scoreDeviation(shape, c, unstandardized, moments.covariances, scale),
    ),
    bootstrap: null,
    jackknife: null,
    missing,
    samplingWeights: report,
    findings: [
      ...findings,
      ...estimationFindings(outcome),
      ...plscFindings(input, outcome.plscFaults ?? []),
      ...negativeWeightFindings(pathModel, shape, state.weights),
    ],
    definition: indexDefinitionOf(input.metric ?? "standardized", input.indexWeights ?? "unstandardized"),
    groups: {},
  };
}

/** What to know about an estimation that did not settle. */
export function estimationFindings(outcome: EngineOutcome & { estimated: true }): ScoreOutput["findings"] {
  const findings: ScoreOutput["findings"] = [];
  if (!outcome.converged) {
    const message = `the weights still changed after ${outcome.iterations} iterations`;
    findings.push({ code: "not-converged", message });
  }
  if (!outcome.momentsConverged) {
    findings.push({
      code: "missing-not-converged",
      message: "the filling-in of missing answers did not settle",
    });
  }
  return findings;
}
