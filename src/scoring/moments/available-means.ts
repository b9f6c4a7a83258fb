import type { AnswerMatrix } from "./answer-matrix.ts";

/** Why means or covariances cannot be had, and the indicator (by number) it fails at. */
export interface MomentsFailure {
  reason: "no-answers" | "constant-indicator" | "no-common-answers";
  indicator: number;
}

/**
 * Mean of each indicator over the rows that answer it.
 * @param means written, in answer units
 * @returns the first indicator that nobody answers, or null
 */
export function computeAvailableMeans(
  answers: AnswerMatrix,
  masses: Float64Array,
  means: Float64Array,
): MomentsFailure | null {
  const { indicatorCount: p, values, shifts, rowCount } = answers;
  const answered = new Float64Array(p);
  means.fill(0);
  for (let row = 0; row < rowCount; row++) {
    const mass = masses[row] as number;
    if (mass === 0) continue;
    for (let i = 0; i < p; i++) {
      const value = values[row * p + i] as number;
      if (Number.isNaN(value)) continue;
      answered[i] = (answered[i] as number) + mass;
      means[i] = (means[i] as number) + mass * value;
    }
  }
  for (let i = 0; i < p; i++) {
    if (answered[i] === 0) return { reason: "no-answers", indicator: i };
    means[i] = (means[i] as number) / (answered[i] as number) + (shifts[i] as number);
  }
  return null;
}

/** The first indicator that nobody answers, or to which all who do give the same answer, or null. */
export function findConstantIndicator(answers: AnswerMatrix, masses: Float64Array): MomentsFailure | null {
  const { indicatorCount: p, values, rowCount } = answers;
  for (let i = 0; i < p; i++) {
    let first = Number.NaN;
    let varies = false;
    for (let row = 0; row < rowCount && !varies; row++) {
      const value = values[row * p + i] as number;
      if (masses[row] === 0 || Number.isNaN(value)) continue;
      if (Number.isNaN(first)) first = value;
      varies = value !== first;
    }
    if (!varies) return { reason: Number.isNaN(first) ? "no-answers" : "constant-indicator", indicator: i };
  }
  return null;
}

/** Puts the means where answers are missing. `filled` is shifted like the matrix; only incomplete rows are written. */
export function fillMeans(answers: AnswerMatrix, means: Float64Array, filled: Float64Array): void {
  const { indicatorCount: p, values, shifts } = answers;
  for (const row of answers.incompleteRows) {
    for (let i = 0; i < p; i++) {
      const at = row * p + i;
      if (Number.isNaN(values[at])) filled[at] = (means[i] as number) - (shifts[i] as number);
    }
  }
}
