import { constructIndex } from "../index/construct-index.ts";
import { scaleEndsOf } from "../index/scale-ends.ts";
import { createJointDraws } from "./joint-draws.ts";
import { createPooledEstimator } from "./pooled-estimator.ts";
import type { PreparedComparison } from "./prepared-comparison.ts";

/** What the bootstrap of a comparison repeats, each at a fixed position. */
export interface BootstrapStatistics {
  /** of a group's indices, one per construct; its path coefficients follow */
  indexAt(group: number): number;
  coefficientAt(group: number): number;
  /** of a pair's index differences under pooled weights, one per construct; null with equal weights */
  pooledAt(pair: number): number | null;
  /** the statistics of all rows */
  seen: Float64Array;
  /** those of one replicate; a group that cannot be estimated is NaN, and so are its pairs */
  writeReplicate(replicate: number, into: Float64Array): void;
}

/**
 * Statistics of the bootstrap: indices and path coefficients of every group with weights of its own, and of every
 * pair the differences with the weights of both together, all estimated anew. Call it while the groups' estimators
 * hold the estimates from all rows.
 */
export function bootstrapStatisticsOf(comparison: PreparedComparison, seed: number): BootstrapStatistics {
  const { shape, groups, pairs, settings, input } = comparison;
  const k = shape.constructCount;
  const estimatesWeights = settings.weighting === "pls";
  const pathCount = estimatesWeights ? shape.pathFrom.length : 0;
  const pairsAt = groups.length * (k + pathCount);
  const scale = scaleEndsOf(settings.pathModel);
  const pooled = createPooledEstimator(settings.pathModel, settings.scheme);
  const drawn = groups.map(({ answers, masses }) => ({ sourceRows: answers.sourceRows, masses }));
  const draw = createJointDraws(drawn, input.persons, seed);
  const masses = groups.map((group) => new Float64Array(group.masses.length));

  function writeGroup(g: number, into: Float64Array): void {
    const { index, engine } = (groups[g] as (typeof groups)[number]).estimator;
    const at = g * (k + pathCount);
    into.set(index, at);
    if (engine) into.set(engine.state.coefficients, at + k);
  }

  function writePairs(estimated: (group: number) => boolean, into: Float64Array): void {
    if (!estimatesWeights) return;
    pairs.forEach(({ a, b }, q) => {
      const at = pairsAt + q * k;
      const [groupA, groupB] = [groups[a], groups[b]];
      const momentsA = groupA?.estimator.engine?.moments;
      const momentsB = groupB?.estimator.engine?.moments;
      if (!groupA || !groupB || !momentsA || !momentsB) return;
      const weighedA = { moments: momentsA, unit: groupA.unit };
      const weighedB = { moments: momentsB, unit: groupB.unit };
      const has = estimated(a) && estimated(b) && pooled.estimate(weighedA, weighedB);
      for (let c = 0; c < k; c++) {
        into[at + c] = has
          ? constructIndex(shape, c, pooled.unstandardized, momentsA.means, scale) -
            constructIndex(shape, c, pooled.unstandardized, momentsB.means, scale)
          : Number.NaN;
      }
    });
  }

  const seen = new Float64Array(pairsAt + (estimatesWeights ? pairs.length * k : 0));
  groups.forEach((_, g) => {
    writeGroup(g, seen);
  });
  writePairs(() => true, seen);
  return {
    indexAt: (group) => group * (k + pathCount),
    coefficientAt: (group) => group * (k + pathCount) + k,
    pooledAt: (pair) => (estimatesWeights ? pairsAt + pair * k : null),
    seen,
    writeReplicate(replicate, into) {
      draw(replicate, masses);
      const estimated = groups.map(({ estimator }, g) => {
        const outcome = estimator.estimate(masses[g] as Float64Array, false);
        if (outcome.estimated && outcome.converged) {
          writeGroup(g, into);
          return true;
        }
        into.fill(Number.NaN, g * (k + pathCount), (g + 1) * (k + pathCount));
        return false;
      });
      writePairs((group) => estimated[group] as boolean, into);
    },
  };
}
