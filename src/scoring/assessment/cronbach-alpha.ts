import type { ModelShape } from "../estimation/model-shape.ts";

/**
 * Standardized Cronbach alpha of a construct: k r / (1 + (k - 1) r), with r the mean correlation of its k indicators.
 * The lower bound of its reliability where the indicators count unequally. 1 for a single indicator, which is taken
 * to be the construct itself. Below 0 where indicators run against each other.
 * Source: Cronbach (1951), Psychometrika 16(3).
 * @param correlations of all indicators, p x p row-major
 * @example two indicators that correlate 0.7: 2 · 0.7 / 1.7 = 0.824
 */
export function cronbachAlpha(correlations: Float64Array, shape: ModelShape, construct: number): number {
  const start = shape.blockStart[construct] as number;
  const end = shape.blockStart[construct + 1] as number;
  const k = end - start;
  if (k === 1) return 1;
  let sum = 0;
  for (let i = start; i < end; i++) {
    for (let j = start; j < i; j++) sum += correlations[i * shape.indicatorCount + j] as number;
  }
  const mean = sum / ((k * (k - 1)) / 2);
  return (k * mean) / (1 + (k - 1) * mean);
}
