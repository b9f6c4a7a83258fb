import type { ModelShape } from "../estimation/model-shape.ts";
import type { AnswerMatrix } from "../moments/answer-matrix.ts";
import type { ScaleEnds } from "./scale-ends.ts";

/**
 * Standard deviation of the 0-100 scores that rows have under given weights, over the rows that have one: the weights
 * of answered indicators are scaled up as in `individualScore`. 0 where fewer than two rows have a score.
 * @param values answers or filled answers, row-major, shifted as the matrix
 */
export function individualDeviation(
  answers: AnswerMatrix,
  values: Float64Array,
  rows: Uint32Array,
  masses: Float64Array,
  shape: ModelShape,
  construct: number,
  weights: Float64Array,
  scale: ScaleEnds,
): number {
  let mass = 0;
  let mean = 0;
  let squares = 0;
  let scored = 0;
  for (const row of rows) {
    const score = rowScore(answers, values, row, shape, construct, weights, scale);
    const weight = masses[row] as number;
    if (weight === 0 || Number.isNaN(score)) continue;
    scored += 1;
    mass += weight;
    const distance = score - mean;
    mean += (weight / mass) * distance;
    squares += weight * distance * (score - mean);
  }
  return scored < 2 ? 0 : Math.sqrt((squares / mass) * (scored / (scored - 1)));
}

function rowScore(
  answers: AnswerMatrix,
  values: Float64Array,
  row: number,
  shape: ModelShape,
  construct: number,
  weights: Float64Array,
  scale: ScaleEnds,
): number {
  let above = 0;
  let range = 0;
  for (let i = shape.blockStart[construct] as number; i < (shape.blockStart[construct + 1] as number); i++) {
    const value = values[row * answers.indicatorCount + i] as number;
    if (Number.isNaN(value)) continue;
    const weight = weights[i] as number;
    above += weight * (value + (answers.shifts[i] as number) - (scale.min[i] as number));
    range += weight * ((scale.max[i] as number) - (scale.min[i] as number));
  }
  return (100 * above) / range;
}
