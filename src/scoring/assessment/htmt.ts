import type { ModelShape } from "../estimation/model-shape.ts";

/** How correlations are averaged: HTMT takes the arithmetic, HTMT2 the geometric mean of their sizes. */
export type HtmtMean = "arithmetic" | "geometric";

/**
 * Heterotrait-monotrait ratio of two constructs: the mean size of the correlations between their indicators, over the
 * root of the product of the mean sizes within each. About 1 where the two cannot be told apart. The mean within a single
 * indicator is 1.
 * Source: Henseler, Ringle & Sarstedt (2015), Journal of the Academy of Marketing Science 43(1); "geometric" is HTMT2 of
 * Roemer, Schuberth & Henseler (2021), Industrial Management & Data Systems 121(12).
 * @param correlations of all indicators, p x p row-major
 * @returns null where the indicators within a construct do not correlate at all
 * @example within 0.7 and 0.6, between 0.4 throughout: 0.4 / sqrt(0.42) = 0.617
 */
export function htmt(
  correlations: Float64Array,
  shape: ModelShape,
  a: number,
  b: number,
  mean: HtmtMean = "arithmetic",
): number | null {
  const within = meanSize(correlations, shape, a, a, mean) * meanSize(correlations, shape, b, b, mean);
  return within > 0 ? meanSize(correlations, shape, a, b, mean) / Math.sqrt(within) : null;
}

/** Mean size of the correlations between two blocks, or of those off the diagonal within one. */
function meanSize(
  correlations: Float64Array,
  shape: ModelShape,
  a: number,
  b: number,
  mean: HtmtMean,
): number {
  const endA = shape.blockStart[a + 1] as number;
  const endB = shape.blockStart[b + 1] as number;
  let sum = 0;
  let count = 0;
  for (let i = shape.blockStart[a] as number; i < endA; i++) {
    for (let j = shape.blockStart[b] as number; j < endB; j++) {
      if (i === j) continue;
      const size = Math.abs(correlations[i * shape.indicatorCount + j] as number);
      sum += mean === "arithmetic" ? size : Math.log(size);
      count += 1;
    }
  }
  if (count === 0) return 1;
  return mean === "arithmetic" ? sum / count : Math.exp(sum / count);
}
