import { type Margin, targetShares, unknownCategory } from "./margin.ts";
import { rakingCellsOf } from "./raking-cells.ts";

const differenceMax = 1e-9;
const iterationCountMax = 1000;

/** How far the rows' division still is from a target, as a difference of shares, and where it is farthest. */
export interface MarginDifference {
  share: number;
  /** numbers of margin and category */
  margin: number;
  category: number;
}

export type RakingOutcome =
  | { possible: true; converged: boolean; iterations: number; largest: MarginDifference }
  /** no row has mass in this category, whose target is above 0 */
  | { possible: false; margin: number; category: number };

/** Rakes masses in place; their sum stays. */
export type Raker = (masses: Float64Array) => RakingOutcome;

/**
 * Raking, or iterative proportional fitting: for one margin after the other, the masses of each category are
 * multiplied by what brings its share to the target; repeated until all margins hold at once. Of all weightings that
 * meet the margins the result changes the masses least (in relative entropy). Margins that no weighting can meet do
 * not converge. Rows of equal categories move together, so a round costs as many steps as there are such cells.
 * Source: Deming & Stephan (1940); Ireland & Kullback (1968) for what it minimizes.
 * @param rows the rows that masses stand for, by their number in the input
 * @example createRaker([age, region], rows)(masses); // => { possible: true, converged: true, iterations: 7, ... }
 */
export function createRaker(margins: readonly Margin[], rows: Uint32Array): Raker {
  const { cellCount, cellOf, categories } = rakingCellsOf(margins, rows);
  const parts = margins.map((margin, m) => ({
    targets: targetShares(margin),
    of: categories.subarray(m * cellCount, (m + 1) * cellCount),
    sums: new Float64Array(margin.targets.length),
  }));
  const cells = new Float64Array(cellCount);
  const factors = new Float64Array(cellCount);

  return (masses) => {
    cells.fill(0);
    for (let r = 0; r < cellOf.length; r++) {
      const cell = cellOf[r] as number;
      cells[cell] = (cells[cell] as number) + (masses[r] as number);
    }
    const empty = emptyCategory(parts, cells);
    if (empty) return { possible: false, ...empty };
    factors.set(cells);
    let iterations = 0;
    let largest = largestDifference(parts, cells);
    while (largest.share >= differenceMax && iterations < iterationCountMax) {
      for (const part of parts) fitMargin(part, cells);
      largest = largestDifference(parts, cells);
      iterations += 1;
    }
    for (let cell = 0; cell < cellCount; cell++) {
      const before = factors[cell] as number;
      factors[cell] = before > 0 ? (cells[cell] as number) / before : 0;
    }
    for (let r = 0; r < cellOf.length; r++) {
      masses[r] = (masses[r] as number) * (factors[cellOf[r] as number] as number);
    }
    return { possible: true, converged: largest.share < differenceMax, iterations, largest };
  };
}

/** A margin over the cells; `sums` is room for its categories' masses. */
interface MarginPart {
  targets: Float64Array;
  of: Int32Array;
  sums: Float64Array;
}

/** Writes the categories' masses into `sums`; returns the mass of all rows whose category is known. */
function sumCategories({ of, sums }: MarginPart, cells: Float64Array): number {
  let known = 0;
  sums.fill(0);
  for (let cell = 0; cell < of.length; cell++) {
    const category = of[cell] as number;
    if (category === unknownCategory) continue;
    sums[category] = (sums[category] as number) + (cells[cell] as number);
    known += cells[cell] as number;
  }
  return known;
}

function fitMargin(part: MarginPart, cells: Float64Array): void {
  const { targets, of, sums } = part;
  const known = sumCategories(part, cells);
  for (let category = 0; category < sums.length; category++) {
    const sum = sums[category] as number;
    // A category emptied by contradicting margins stays empty; that it is off its target shows in the outcome.
    sums[category] = sum > 0 ? ((targets[category] as number) * known) / sum : 0;
  }
  for (let cell = 0; cell < of.length; cell++) {
    const category = of[cell] as number;
    if (category === unknownCategory) continue;
    cells[cell] = (cells[cell] as number) * (sums[category] as number);
  }
}

function largestDifference(parts: readonly MarginPart[], cells: Float64Array): MarginDifference {
  const largest = { share: 0, margin: 0, category: 0 };
  parts.forEach((part, margin) => {
    const known = sumCategories(part, cells);
    part.sums.forEach((sum, category) => {
      const share = Math.abs((known > 0 ? sum / known : 0) - (part.targets[category] as number));
      if (share > largest.share) Object.assign(largest, { share, margin, category });
    });
  });
  return largest;
}

function emptyCategory(
  parts: readonly MarginPart[],
  cells: Float64Array,
): { margin: number; category: number } | null {
  for (const [margin, part] of parts.entries()) {
    sumCategories(part, cells);
    const category = part.targets.findIndex((target, c) => target > 0 && part.sums[c] === 0);
    if (category >= 0) return { margin, category };
  }
  return null;
}
