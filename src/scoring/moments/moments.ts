/**
 * All that estimation needs to know of the answers: how many, the indicators' means, and their covariances.
 * Everything after it is independent of the number of rows.
 */
export interface Moments {
  /** number of rows, or the sum of their weights */
  n: number;
  means: Float64Array;
  /** divisor n - 1; p x p row-major, symmetric */
  covariances: Float64Array;
}

/**
 * The moments of two sets of rows taken together.
 * Source: Chan, Golub & LeVeque (1983), updating formulae for variances.
 * @throws {RangeError} if the two have different indicators
 */
export function addMoments(a: Moments, b: Moments): Moments {
  const p = a.means.length;
  if (b.means.length !== p) throw new RangeError("addMoments requires the same indicators on both sides");
  const n = a.n + b.n;
  const differences = a.means.map((mean, i) => (b.means[i] as number) - mean);
  const between = (a.n * b.n) / n;
  const covariances = a.covariances.map((covariance, at) => {
    const product = (differences[Math.floor(at / p)] as number) * (differences[at % p] as number);
    return (covariance * (a.n - 1) + (b.covariances[at] as number) * (b.n - 1) + product * between) / (n - 1);
  });
  return { n, means: a.means.map((mean, i) => mean + ((differences[i] as number) * b.n) / n), covariances };
}

/**
 * The moments of what is left when some of the rows are taken away: `addMoments` the other way round.
 * @param part moments of rows that `whole` contains
 * @throws {RangeError} if the two have different indicators or no more than one row is left
 */
export function subtractMoments(whole: Moments, part: Moments): Moments {
  const p = whole.means.length;
  if (part.means.length !== p)
    throw new RangeError("subtractMoments requires the same indicators on both sides");
  const n = whole.n - part.n;
  if (!(n > 1)) throw new RangeError("subtractMoments requires more than one row to be left");
  const means = whole.means.map((mean, i) => mean + ((mean - (part.means[i] as number)) * part.n) / n);
  const differences = means.map((mean, i) => (part.means[i] as number) - mean);
  const between = (part.n * n) / whole.n;
  const covariances = whole.covariances.map((covariance, at) => {
    const product = (differences[Math.floor(at / p)] as number) * (differences[at % p] as number);
    const taken = (part.covariances[at] as number) * (part.n - 1) + product * between;
    return (covariance * (whole.n - 1) - taken) / (n - 1);
  });
  return { n, means, covariances };
}
