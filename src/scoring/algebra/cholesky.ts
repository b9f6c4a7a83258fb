/**
 * Factors a symmetric positive definite matrix into L L' in place: L in the lower triangle, row-major.
 * Returns false where a pivot shrinks below `pivotMin` of its diagonal, so where a variable is (nearly) a
 * combination of those before it.
 * Source: Golub & Van Loan (2013), section 4.2.
 */
export function factorCholesky(matrix: Float64Array, size: number, pivotMin = 1e-12): boolean {
  for (let j = 0; j < size; j++) {
    const diagonal = matrix[j * size + j] as number;
    let pivot = diagonal;
    for (let k = 0; k < j; k++) pivot -= (matrix[j * size + k] as number) ** 2;
    if (!(pivot > pivotMin * diagonal)) return false;
    const root = Math.sqrt(pivot);
    matrix[j * size + j] = root;
    for (let i = j + 1; i < size; i++) {
      let sum = matrix[i * size + j] as number;
      for (let k = 0; k < j; k++) sum -= (matrix[i * size + k] as number) * (matrix[j * size + k] as number);
      matrix[i * size + j] = sum / root;
    }
  }
  return true;
}

/** Solves L L' x = b in place, given the factor of `factorCholesky`. `b` starts at `offset`. */
export function solveCholesky(factor: Float64Array, size: number, b: Float64Array, offset = 0): void {
  for (let i = 0; i < size; i++) {
    let sum = b[offset + i] as number;
    for (let k = 0; k < i; k++) sum -= (factor[i * size + k] as number) * (b[offset + k] as number);
    b[offset + i] = sum / (factor[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = b[offset + i] as number;
    for (let k = i + 1; k < size; k++) sum -= (factor[k * size + i] as number) * (b[offset + k] as number);
    b[offset + i] = sum / (factor[i * size + i] as number);
  }
}

/**
 * The inverse of L L', symmetric, written row-major into `inverse`, given the factor of `factorCholesky`.
 * First L^-1, whose columns stand in the rows of the upper triangle, then its product with itself.
 */
export function invertCholesky(factor: Float64Array, size: number, inverse: Float64Array): void {
  for (let j = 0; j < size; j++) {
    const column = j * size;
    inverse[column + j] = 1 / (factor[column + j] as number);
    for (let i = j + 1; i < size; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum -= (factor[i * size + k] as number) * (inverse[column + k] as number);
      inverse[column + i] = sum / (factor[i * size + i] as number);
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < size; k++)
        sum += (inverse[i * size + k] as number) * (inverse[j * size + k] as number);
      inverse[i * size + j] = sum;
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) inverse[j * size + i] = inverse[i * size + j] as number;
  }
}
