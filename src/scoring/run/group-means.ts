import { type AnswerMatrix, rowNumbers } from "../moments/answer-matrix.ts";

/**
 * Means of some rows only, from answers without gaps, in answer units.
 * @param filled row-major, shifted as the matrix
 * @param means written
 * @returns false where no row of the group has mass
 */
export function computeGroupMeans(
  answers: AnswerMatrix,
  filled: Float64Array,
  rows: Uint32Array,
  masses: Float64Array,
  means: Float64Array,
): boolean {
  const p = answers.indicatorCount;
  let total = 0;
  means.fill(0);
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r] as number;
    const mass = masses[row] as number;
    if (mass === 0) continue;
    total += mass;
    for (let i = 0; i < p; i++) means[i] = (means[i] as number) + mass * (filled[row * p + i] as number);
  }
  for (let i = 0; i < p; i++) means[i] = (answers.shifts[i] as number) + (means[i] as number) / total;
  return total > 0;
}

/** The rows of a matrix that were made from some rows of the input. */
export function matrixRowsOf(rows: Uint32Array, sourceRows: Uint32Array): Uint32Array {
  const wanted = new Set(rows);
  return rowNumbers(sourceRows.length).filter((row) => wanted.has(sourceRows[row] as number));
}
