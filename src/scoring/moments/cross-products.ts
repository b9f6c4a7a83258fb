/** Sums of masses, of values and of products of values; the lower triangle of `products` is kept. */
export interface CrossProducts {
  mass: number;
  sums: Float64Array;
  products: Float64Array;
  /** the rows that are about to be added: where they start, and their masses */
  gathered: { starts: Uint32Array; weights: Float64Array };
}

const rowsAtOnce = 4;

export function createCrossProducts(indicatorCount: number): CrossProducts {
  return {
    mass: 0,
    sums: new Float64Array(indicatorCount),
    products: new Float64Array(indicatorCount * indicatorCount),
    gathered: { starts: new Uint32Array(rowsAtOnce), weights: new Float64Array(rowsAtOnce) },
  };
}

export function clearCrossProducts(into: CrossProducts): void {
  into.mass = 0;
  into.sums.fill(0);
  into.products.fill(0);
}

/**
 * Adds the given rows, each as often as its mass says: sum of m x and of m x x'.
 * The one loop over the data; everything else in scoring works on its result. Four rows go in at a time, so that a sum
 * is fetched and stored once for the four.
 * @param values row-major, without missing answers in these rows
 * @param masses one per row of `values`; rows of mass 0 cost nothing
 */
export function addCrossProducts(
  values: Float64Array,
  rows: Uint32Array,
  masses: Float64Array,
  into: CrossProducts,
): void {
  const p = into.sums.length;
  const { starts, weights } = into.gathered;
  let gathered = 0;
  let massSum = 0;
  for (let r = 0; r < rows.length; r++) {
    const row = rows[r] as number;
    const mass = masses[row] as number;
    if (mass === 0) continue;
    massSum += mass;
    starts[gathered] = row * p;
    weights[gathered] = mass;
    gathered += 1;
    if (gathered < rowsAtOnce) continue;
    addFourRows(values, into);
    gathered = 0;
  }
  if (gathered > 0) {
    // The places left over repeat a row with no mass.
    starts.fill(starts[0] as number, gathered);
    weights.fill(0, gathered);
    addFourRows(values, into);
  }
  into.mass += massSum;
}

function addFourRows(values: Float64Array, { sums, products, gathered }: CrossProducts): void {
  const { starts, weights } = gathered;
  const p = sums.length;
  const [a, b, c, d] = [starts[0] as number, starts[1] as number, starts[2] as number, starts[3] as number];
  for (let i = 0; i < p; i++) {
    const fromA = (weights[0] as number) * (values[a + i] as number);
    const fromB = (weights[1] as number) * (values[b + i] as number);
    const fromC = (weights[2] as number) * (values[c + i] as number);
    const fromD = (weights[3] as number) * (values[d + i] as number);
    sums[i] = (sums[i] as number) + fromA + fromB + fromC + fromD;
    const line = i * p;
    for (let j = 0; j <= i; j++) {
      products[line + j] =
        (products[line + j] as number) +
        fromA * (values[a + j] as number) +
        fromB * (values[b + j] as number) +
        fromC * (values[c + j] as number) +
        fromD * (values[d + j] as number);
    }
  }
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
