/**
 * Sums of a set of rows in which answers may be missing: all that means, their standard errors and a correlation
 * matrix take. Whole numbers as long as the answers are, so that sums of parts equal the sum of the whole exactly.
 */
export interface AnswerSums {
  /** rows that answered both i and j: p (p + 1) / 2 entries, pair (i, j <= i) at `pairAt(i, j)` */
  readonly counts: number[];
  /** sum of i's values over the rows that answered j too: p x p, row-major; (i, i) is the sum over all who answered i */
  readonly sums: number[];
  /** sum of the products of i and j over the rows that answered both; as `counts` */
  readonly products: number[];
}

/** Where the pair of indicators i and j, in any order, stands. */
export function pairAt(i: number, j: number): number {
  return i < j ? pairAt(j, i) : (i * (i + 1)) / 2 + j;
}

export function createAnswerSums(indicatorCount: number): AnswerSums {
  const pairCount = (indicatorCount * (indicatorCount + 1)) / 2;
  const zeros = (count: number) => new Array<number>(count).fill(0);
  return { counts: zeros(pairCount), sums: zeros(indicatorCount ** 2), products: zeros(pairCount) };
}

/** Adds one row to the sums. @param values one per indicator; NaN = missing */
export function addAnswerRow(into: AnswerSums, values: readonly number[]): void {
  const { counts, sums, products } = into;
  const p = values.length;
  let pair = 0;
  for (let i = 0; i < p; i++) {
    const value = values[i] as number;
    const isGiven = !Number.isNaN(value);
    for (let j = 0; j <= i; j++, pair++) {
      const other = values[j] as number;
      if (!isGiven || Number.isNaN(other)) continue;
      counts[pair] = (counts[pair] as number) + 1;
      products[pair] = (products[pair] as number) + value * other;
      sums[i * p + j] = (sums[i * p + j] as number) + value;
      if (i !== j) sums[j * p + i] = (sums[j * p + i] as number) + other;
    }
  }
}

/**
 * The sums of two sets of rows together; with `sign` -1, of those of the first without those of the second.
 * @throws {RangeError} if the two have different indicators
 */
export function combineAnswerSums(a: AnswerSums, b: AnswerSums, sign: 1 | -1 = 1): AnswerSums {
  if (a.sums.length !== b.sums.length)
    throw new RangeError("combineAnswerSums requires the same indicators on both sides");
  const combined = (from: readonly number[], other: readonly number[]) =>
    from.map((value, at) => value + sign * (other[at] as number));
  return {
    counts: combined(a.counts, b.counts),
    sums: combined(a.sums, b.sums),
    products: combined(a.products, b.products),
  };
}
