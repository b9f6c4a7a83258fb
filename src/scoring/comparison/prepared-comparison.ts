import type { ComparedGroup, CompareInput } from "../compare-types.ts";
import { type ModelShape, shapeOf } from "../estimation/model-shape.ts";
import type { Finding } from "../finding.ts";
import type { AnswerMatrix } from "../moments/answer-matrix.ts";
import { describeFailure, negativeWeightFindings } from "../run/engine-findings.ts";
import { matrixRowsOf } from "../run/group-means.ts";
import type { EngineOutcome } from "../run/pls-engine.ts";
import { estimationFindings } from "../run/pls-output.ts";
import { prepareAnswers } from "../run/prepared-answers.ts";
import { createGroupEstimator, type EstimatorSettings, type GroupEstimator } from "./group-estimator.ts";
import { partIndicesOf } from "./part-indices.ts";

/** A group ready to be compared; its estimator holds the estimate from all of its rows. */
export interface PreparedGroup {
  name: string;
  /** rows with an answer and a weight */
  n: number;
  answers: AnswerMatrix;
  /** sampling weights of its rows, scaled to mean 1 */
  masses: Float64Array;
  /** what one of its rows weighs beside those of other groups */
  unit: number;
  estimator: GroupEstimator;
  parts: PreparedPart[];
  /** of the indicators, unstandardized, estimated from all of its rows */
  weights: Float64Array;
  findings: Finding[];
}

/** A part of a group, to be compared with the part of the same name in another. */
export interface PreparedPart {
  name: string;
  /** its indices under the group's weights; see `partIndicesOf` */
  write(masses: Float64Array, into: Float64Array, at: number): void;
}

export interface PreparedComparison {
  input: CompareInput;
  settings: EstimatorSettings;
  shape: ModelShape;
  groups: PreparedGroup[];
  /** every two groups, by number, the one named first first */
  pairs: { a: number; b: number }[];
  findings: Finding[];
}

type Attempt = { prepared: true; group: PreparedGroup } | { prepared: false; name: string; reason: string };

/**
 * Prepares groups and decides how they are weighted. Indices under weights of different kinds cannot be subtracted
 * from each other, so one group whose weights cannot be estimated (fewer rows than indicators, a constant indicator)
 * turns the whole comparison to equal weights; a group that has no index even so is left out. Findings say which.
 */
export function prepareComparison(input: CompareInput): PreparedComparison {
  const { pathModel, missing = "em", scheme = "path" } = input;
  const equal: EstimatorSettings = { pathModel, weighting: "equal", missing, scheme };
  const attempts = input.groups.map((group) => prepareGroup(input, equal, group));
  const findings = failuresOf(attempts).map(leftOut);
  const usable = input.groups.filter((_, g) => attempts[g]?.prepared);
  const prepared = (settings: EstimatorSettings, tried: Attempt[]): PreparedComparison => {
    const groups = tried.flatMap((attempt) => (attempt.prepared ? [attempt.group] : []));
    return { input, settings, shape: shapeOf(pathModel), groups, pairs: pairsOf(groups.length), findings };
  };
  if (input.weighting === "equal") return prepared(equal, attempts);
  const pls: EstimatorSettings = { ...equal, weighting: "pls" };
  const estimated = usable.map((group) => prepareGroup(input, pls, group));
  const notEstimated = failuresOf(estimated);
  findings.push(...notEstimated.map(withoutWeights));
  return notEstimated.length > 0 ? prepared(equal, attempts) : prepared(pls, estimated);
}

function prepareGroup(input: CompareInput, settings: EstimatorSettings, group: ComparedGroup): Attempt {
  const { name } = group;
  const { answers, masses, findings } = prepareAnswers({ ...input, groups: [], ...settings }, group.rows);
  const n = masses.filter((mass) => mass > 0).length;
  const needed = settings.weighting === "pls" ? Math.max(2, answers.indicatorCount) : 2;
  if (n < needed) {
    return { prepared: false, name, reason: `it has ${n} rows with answers and weight, not ${needed}` };
  }
  const estimator = createGroupEstimator(answers, settings);
  const outcome = estimator.estimate(masses, true);
  if (!outcome.estimated) {
    return { prepared: false, name, reason: describeFailure(outcome, settings.pathModel).message };
  }
  const unit = meanWeight(input.samplingWeights, answers.sourceRows);
  findings.push(...estimateFindings(estimator, outcome, settings));
  const weights = estimator.weights.slice();
  const parts = (group.parts ?? []).map(({ name: part, rows }) => ({
    name: part,
    write: partIndicesOf(answers, estimator, settings, matrixRowsOf(rows, answers.sourceRows)),
  }));
  return { prepared: true, group: { name, n, answers, masses, unit, estimator, parts, weights, findings } };
}

function estimateFindings(
  { engine }: GroupEstimator,
  outcome: EngineOutcome & { estimated: true },
  { pathModel }: EstimatorSettings,
): Finding[] {
  if (!engine) return [];
  const negative = negativeWeightFindings(pathModel, engine.shape, engine.state.weights);
  return [...estimationFindings(outcome), ...negative];
}

function meanWeight(samplingWeights: Float64Array | undefined, rows: Uint32Array): number {
  if (!samplingWeights) return 1;
  return rows.reduce((sum, row) => sum + (samplingWeights[row] as number), 0) / rows.length;
}

function failuresOf(attempts: Attempt[]): (Attempt & { prepared: false })[] {
  return attempts.flatMap((attempt) => (attempt.prepared ? [] : [attempt]));
}

function leftOut({ name, reason }: { name: string; reason: string }): Finding {
  return { code: "group-left-out", message: `${name} is left out: ${reason}`, names: [name] };
}

function withoutWeights({ name, reason }: { name: string; reason: string }): Finding {
  const message = `all groups are compared with equal weights, because ${name} allows no own: ${reason}`;
  return { code: "group-without-weights", message, names: [name] };
}

function pairsOf(count: number): { a: number; b: number }[] {
  return Array.from({ length: count }, (_, a) =>
    Array.from({ length: count - a - 1 }, (_other, further) => ({ a, b: a + 1 + further })),
  ).flat();
}
