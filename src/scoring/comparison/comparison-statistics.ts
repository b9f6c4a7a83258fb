import { constructIndex } from "../index/construct-index.ts";
import { scaleEndsOf } from "../index/scale-ends.ts";
import { type ComparisonLayout, comparisonLayout } from "./comparison-layout.ts";
import { createPooledEstimator } from "./pooled-estimator.ts";
import type { PreparedComparison, PreparedGroup } from "./prepared-comparison.ts";

/** The statistics of a comparison, as often as there are replicates. */
export interface ComparisonStatistics {
  layout: ComparisonLayout;
  /** those of all rows */
  seen: Float64Array;
  /**
   * Estimates some groups anew and writes their statistics and those of their pairs: NaN where there are none. Groups
   * not named are taken as their last estimate left them, and nothing is written for them.
   * @param masses of every group's rows
   */
  write(masses: readonly Float64Array[], anew: ReadonlySet<number>, into: Float64Array): void;
}

/**
 * Indices and path coefficients of every group with weights of its own, the indices of its parts under these weights,
 * and of every pair the index differences with the weights of both together. Call it while the groups' estimators hold the estimates from all rows.
 */
export function comparisonStatisticsOf(comparison: PreparedComparison): ComparisonStatistics {
  const { shape, groups, pairs, settings } = comparison;
  const k = shape.constructCount;
  const layout = comparisonLayout(comparison);
  const scale = scaleEndsOf(settings.pathModel);
  const pooled = createPooledEstimator(settings.pathModel, settings.scheme);
  const estimated = groups.map(() => true);

  function writeGroup(g: number, into: Float64Array): void {
    const { index, engine } = (groups[g] as PreparedGroup).estimator;
    const at = layout.groupAt(g);
    if (!estimated[g]) into.fill(Number.NaN, at, at + k + layout.pathCount);
    else {
      into.set(index, at);
      if (engine) into.set(engine.state.coefficients, at + k);
    }
  }

  function writePair(q: number, a: number, b: number, into: Float64Array): void {
    const at = layout.pairAt(q);
    const [ofA, ofB] = [weighedMoments(groups[a]), weighedMoments(groups[b])];
    if (at === null || !ofA || !ofB) return;
    const has = estimated[a] && estimated[b] && pooled.estimate(ofA, ofB);
    const indexOf = (c: number, means: Float64Array) =>
      constructIndex(shape, c, pooled.unstandardized, means, scale);
    for (let c = 0; c < k; c++) {
      into[at + c] = has ? indexOf(c, ofA.moments.means) - indexOf(c, ofB.moments.means) : Number.NaN;
    }
  }

  function writeParts(g: number, masses: Float64Array, into: Float64Array): void {
    (groups[g] as PreparedGroup).parts.forEach((part, q) => {
      const at = layout.partAt(g, q);
      if (estimated[g]) part.write(masses, into, at);
      else into.fill(Number.NaN, at, at + k);
    });
  }

  function writeAll(masses: readonly Float64Array[], of: ReadonlySet<number>, into: Float64Array): void {
    for (const g of of) {
      writeGroup(g, into);
      writeParts(g, masses[g] as Float64Array, into);
    }
    pairs.forEach(({ a, b }, q) => {
      if (of.has(a) || of.has(b)) writePair(q, a, b, into);
    });
  }

  const seen = new Float64Array(layout.count);
  writeAll(
    groups.map(({ masses }) => masses),
    new Set(groups.keys()),
    seen,
  );
  return {
    layout,
    seen,
    write(masses, anew, into) {
      for (const g of anew) {
        const outcome = groups[g]?.estimator.estimate(masses[g] as Float64Array, false);
        estimated[g] = outcome?.estimated === true && outcome.converged;
      }
      writeAll(masses, anew, into);
    },
  };
}

function weighedMoments(group: PreparedGroup | undefined) {
  const moments = group?.estimator.engine?.moments;
  return group && moments ? { moments, unit: group.unit } : null;
}
