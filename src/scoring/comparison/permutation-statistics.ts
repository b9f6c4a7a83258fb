import type { ModelShape } from "../estimation/model-shape.ts";
import { type PreparedAnswers, prepareAnswers } from "../run/prepared-answers.ts";
import { compositeMoments } from "./composite-moments.ts";
import { compositionalCorrelation } from "./compositional-correlation.ts";
import { createGroupEstimator, type GroupEstimator } from "./group-estimator.ts";
import { createPermutedLabels } from "./permuted-labels.ts";
import { createPooledEstimator, type PooledEstimator } from "./pooled-estimator.ts";
import type { PreparedComparison } from "./prepared-comparison.ts";

/** What permutations of one pair of groups repeat, each at a fixed position; one value per construct or path. */
export interface PermutationLayout {
  count: number;
  /** differences of indices and of path coefficients, each group with weights of its own */
  indexAt: number;
  coefficientAt: number;
  /** MICOM: c, difference of means, ln of the ratio of variances; absent with equal weights */
  correlationAt: number;
  meanAt: number;
  logVarianceAt: number;
}

export interface PermutationStatistics {
  /** the statistics of the groups as they are, NaN throughout where they cannot be computed */
  seen: Float64Array;
  /** @param into written; NaN throughout where the permutation cannot be estimated */
  writeReplicate(replicate: number, into: Float64Array): void;
}

/** Where the statistics of a pair stand. */
export function permutationLayout(shape: ModelShape, estimatesWeights: boolean): PermutationLayout {
  const k = shape.constructCount;
  const pathCount = estimatesWeights ? shape.pathFrom.length : 0;
  const correlationAt = k + pathCount;
  return {
    count: correlationAt + (estimatesWeights ? 3 * k : 0),
    indexAt: 0,
    coefficientAt: k,
    correlationAt,
    meanAt: correlationAt + k,
    logVarianceAt: correlationAt + 2 * k,
  };
}

/** A group within the rows of both: which rows count, and how. */
interface Side {
  estimator: GroupEstimator;
  masses: Float64Array;
  unit: number;
}

/**
 * Statistics of a pair under shuffled membership: everything is estimated from the shuffled groups as it was from the
 * true ones.
 * Source: Chin & Dibbern (2010) for paths; Henseler, Ringle & Sarstedt (2016) for MICOM.
 */
export function permutationStatisticsOf(
  comparison: PreparedComparison,
  pair: { a: number; b: number },
  seed: number,
): PermutationStatistics {
  const { input, settings, shape, groups } = comparison;
  const rowsOf = (group: number) => groups[group]?.answers.sourceRows ?? new Uint32Array(0);
  const union = prepareAnswers(
    { ...input, groups: [], ...settings },
    Uint32Array.from([...rowsOf(pair.a), ...rowsOf(pair.b)]),
  );
  const countA = rowsOf(pair.a).length;
  const inA = Array.from(union.answers.sourceRows, (_, row) => row < countA);
  const { persons } = input;
  const personOf = persons && Array.from(union.answers.sourceRows, (row) => persons[row] as number);
  const permute = createPermutedLabels(inA, personOf, seed);
  const labels = Uint8Array.from(inA, Number);
  const [a, b] = [sideOf(union, comparison), sideOf(union, comparison)];
  const pooled = createPooledEstimator(settings.pathModel, settings.scheme);
  const layout = permutationLayout(shape, settings.weighting === "pls");

  function write(precise: boolean, into: Float64Array): void {
    const estimated =
      estimateSide(a, union, labels, 1, precise) && estimateSide(b, union, labels, 0, precise);
    if (!estimated || !writeDifferences(shape, layout, a, b, pooled, into)) into.fill(Number.NaN);
  }

  const seen = new Float64Array(layout.count);
  write(true, seen);
  return {
    seen,
    writeReplicate(replicate, into) {
      permute(replicate, labels);
      write(false, into);
    },
  };
}

function sideOf({ answers }: PreparedAnswers, { settings }: PreparedComparison): Side {
  return {
    estimator: createGroupEstimator(answers, settings),
    masses: new Float64Array(answers.rowCount),
    unit: 1,
  };
}

/** The rows of one label, their weights scaled to mean 1 as in any group. */
function estimateSide(
  side: Side,
  union: PreparedAnswers,
  labels: Uint8Array,
  label: number,
  precise: boolean,
): boolean {
  let sum = 0;
  let count = 0;
  for (let row = 0; row < labels.length; row++) {
    if (labels[row] !== label) continue;
    sum += union.masses[row] as number;
    count += 1;
  }
  if (!(sum > 0)) return false;
  side.unit = sum / count;
  for (let row = 0; row < labels.length; row++)
    side.masses[row] = labels[row] === label ? (union.masses[row] as number) / side.unit : 0;
  const outcome = side.estimator.estimate(side.masses, precise);
  return outcome.estimated && (precise || outcome.converged);
}

function writeDifferences(
  shape: ModelShape,
  layout: PermutationLayout,
  a: Side,
  b: Side,
  pooled: PooledEstimator,
  into: Float64Array,
): boolean {
  const k = shape.constructCount;
  for (let c = 0; c < k; c++)
    into[layout.indexAt + c] = (a.estimator.index[c] as number) - (b.estimator.index[c] as number);
  const [engineA, engineB] = [a.estimator.engine, b.estimator.engine];
  if (!engineA || !engineB) return true;
  for (let e = 0; e < shape.pathFrom.length; e++) {
    into[layout.coefficientAt + e] =
      (engineA.state.coefficients[e] as number) - (engineB.state.coefficients[e] as number);
  }
  const weighed = (side: Side, moments: typeof engineA.moments) => ({ moments, unit: side.unit });
  if (!pooled.estimate(weighed(a, engineA.moments), weighed(b, engineB.moments))) return false;
  const { correlations, outerWeights } = pooled;
  for (let c = 0; c < k; c++) {
    into[layout.correlationAt + c] = compositionalCorrelation(
      shape,
      c,
      engineA.state.weights,
      engineB.state.weights,
      correlations,
    );
    const ofA = compositeMoments(shape, c, outerWeights, pooled.moments, engineA.moments);
    const ofB = compositeMoments(shape, c, outerWeights, pooled.moments, engineB.moments);
    into[layout.meanAt + c] = ofA.mean - ofB.mean;
    into[layout.logVarianceAt + c] = Math.log(ofA.variance / ofB.variance);
  }
  return into.every(Number.isFinite);
}
