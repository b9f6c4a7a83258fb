/** Sums of masses, of values and of products of values; the lower triangle of `products` is kept. */
export interface CrossProducts {
  mass: number;
  sums: Float64Array;
  products: Float64Array;
}

export function createCrossProducts(indicatorCount: number): CrossProducts {
  return {
    mass: 0,
    sums: new Float64Array(indicatorCount),
    products: new Float64Array(indicatorCount * indicatorCount),
  };
}

export function clearCrossProducts(into: CrossProducts): void {
  into.mass = 0;
  into.sums.fill(0);
  into.products.fill(0);
}

/**
 * Adds the given rows, each as often as its mass says: sum of m x and of m x x'.
 * The one loop over the data; everything else in scoring works on its result.
 * @param values row-major, without missing answers in these rows
 * @param masses one per row of `values`; rows of mass 0 cost nothing
 */
export function addCrossProducts(
  values: Float64Array,
  rows: Uint32Array,
  masses: Float64Array,
  into: CrossProducts,
): void {
  const { sums, products } = into;
  const p = sums.length;
  let massSum = 0;
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r] as number;
    const mass = masses[row] as number;
    if (mass === 0) continue;
    massSum += mass;
    const offset = row * p;
    for (let i = 0; i < p; i++) {
      const weighted = mass * (values[offset + i] as number);
      sums[i] = (sums[i] as number) + weighted;
      const line = i * p;
      for (let j = 0; j <= i; j++) {
        products[line + j] = (products[line + j] as number) + weighted * (values[offset + j] as number);
      }
    }
  }
  into.mass += massSum;
}

/**
 * Covariances with the given divisor, from the sums: (sum m x x' - s s' / m) / divisor. Symmetric, row-major.
 * What is left of a variance within rounding of zero is zero, so that a constant indicator is seen as one.
 */
export function covariancesFrom(from: CrossProducts, divisor: number, covariances: Float64Array): void {
  const { sums, products, mass } = from;
  const p = sums.length;
  for (let i = 0; i < p; i++) {
    const mean = (sums[i] as number) / mass;
    for (let j = 0; j <= i; j++) {
      const raw = products[i * p + j] as number;
      const centred = raw - mean * (sums[j] as number);
      const covariance = i === j && centred < 1e-12 * raw ? 0 : centred / divisor;
      covariances[i * p + j] = covariance;
      covariances[j * p + i] = covariance;
    }
  }
}
