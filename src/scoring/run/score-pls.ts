import { bootstrap } from "../resampling/bootstrap.ts";
import { type Spread, spreadOf } from "../resampling/spread.ts";
import type { ScoreGroup, ScoreInput, ScoreOutcome, ScoreOutput } from "../score-types.ts";
import { assessmentOf } from "./assessment-of.ts";
import { bootstrapPlanOf } from "./bootstrap-plan.ts";
import { borrowedGroupOf } from "./borrowed-group.ts";
import { driversOf } from "./drivers-of.ts";
import { describeFailure } from "./engine-findings.ts";
import { addIndexSpreads } from "./index-spreads.ts";
import { createPlsEngine, type PlsEngine } from "./pls-engine.ts";
import { plsOutputOf } from "./pls-output.ts";
import { type PlsStatistics, plsStatisticsOf } from "./pls-statistics.ts";
import { type PreparedAnswers, prepareAnswers } from "./prepared-answers.ts";

/**
 * Scores rows with weights estimated from them, and groups under the same weights from the same replicates.
 * @param rows which rows of the input; absent: all
 * @param borrowers groups of weighting "borrowed"
 */
export function scorePls(input: ScoreInput, rows?: Uint32Array, borrowers: ScoreGroup[] = []): ScoreOutcome {
  const { pathModel } = input;
  const prepared = prepareAnswers(input, rows);
  const { answers, masses } = prepared;
  const n = answers.rowCount;
  if (!prepared.usable) return { scored: false, n, findings: prepared.findings };
  if (n < answers.indicatorCount) {
    const message = `${n} rows are fewer than the ${answers.indicatorCount} indicators`;
    return { scored: false, n, findings: [...prepared.findings, { code: "too-few-rows", message }] };
  }
  const engine = createPlsEngine(answers, pathModel, input.missing ?? "em", input.scheme ?? "path", input);
  const outcome = engine.estimate(masses, true);
  if (!outcome.estimated) {
    return { scored: false, n, findings: [...prepared.findings, describeFailure(outcome, pathModel)] };
  }
  const statistics = plsStatisticsOf(engine);
  const estimates = new Float64Array(statistics.count);
  statistics.write(estimates);
  const output = plsOutputOf(input, prepared, engine, statistics, estimates, outcome);
  const assessment = input.assess ? { assessment: assessmentOf(input, prepared, engine) } : {};
  const groups = borrowers.map((group) => borrowedGroupOf(group, input, prepared, engine, output));
  const replicates = replicatesOf(input, prepared, engine, statistics, groups);
  const spreads = replicates?.map(spreadOf);
  if (spreads) addSpreads(output, input, statistics, spreads);
  output.drivers = driversOf(output, pathModel, statistics, replicates);
  const k = engine.shape.constructCount;
  const results = groups.map((group, g) => {
    const from = statistics.count + g * k;
    return [group.name, group.outcome(spreads?.slice(from, from + k) ?? null)] as const;
  });
  return { scored: true, output: { ...output, ...assessment, groups: Object.fromEntries(results) } };
}

function replicatesOf(
  input: ScoreInput,
  prepared: PreparedAnswers,
  engine: PlsEngine,
  statistics: PlsStatistics,
  groups: { write(masses: Float64Array, into: Float64Array, at: number): void }[],
): Float64Array[] | null {
  const plan = bootstrapPlanOf(input, prepared);
  if (!plan) return null;
  const k = engine.shape.constructCount;
  const replicate = (masses: Float64Array, into: Float64Array): boolean => {
    const outcome = engine.estimate(masses, false);
    if (!outcome.estimated || !outcome.converged) return false;
    statistics.write(into);
    for (let g = 0; g < groups.length; g++) groups[g]?.write(masses, into, statistics.count + g * k);
    return true;
  };
  return bootstrap(replicate, statistics.count + groups.length * k, plan);
}

function addSpreads(
  output: ScoreOutput,
  input: ScoreInput,
  statistics: PlsStatistics,
  spreads: Spread[],
): void {
  const { indexAt, coefficientAt, importanceAt, dimensionAt } = statistics;
  addIndexSpreads(output, input, spreads.slice(indexAt, indexAt + input.pathModel.constructs.length));
  output.paths.forEach((path, e) => {
    path.interval = spreads[coefficientAt + e]?.interval ?? null;
  });
  output.totalEffects.forEach((effect, e) => {
    effect.interval = spreads[importanceAt + e]?.interval ?? null;
  });
  const dimensions = input.pathModel.constructs.flatMap(({ name }) => output.dimensions[name] ?? []);
  dimensions.forEach((dimension, d) => {
    dimension.indexInterval = spreads[dimensionAt + d]?.interval ?? null;
  });
}
