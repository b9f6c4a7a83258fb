/**
 * What is known of the population in one respect: how it divides over the categories of, say, age. Raking weights
 * the rows so that they divide alike.
 */
export interface Margin {
  name: string;
  categories: string[];
  /**
   * One per category, 0 or more: shares that sum to 1, or amounts (counts, percentages). A category of target 0 takes
   * its rows out: they get weight 0.
   */
  targets: number[];
  /**
   * Category number of each row of the input, or `unknownCategory`. Such rows count as if they divided like the rest:
   * together they keep their share of the total, and this margin leaves their weights alone.
   */
  of: Uint32Array | Int32Array;
}

/** The category of a row of which it is not known; in a Uint32Array it reads 2^32 - 1. */
export const unknownCategory = -1;

/** The category of a row as a number from 0, or `unknownCategory`. */
export function categoryOf(margin: Margin, row: number): number {
  return (margin.of[row] as number) | 0;
}

/** A margin's targets as shares of 1. */
export function targetShares({ targets }: Margin): Float64Array {
  const total = targets.reduce((sum, target) => sum + target, 0);
  return Float64Array.from(targets, (target) => target / total);
}
