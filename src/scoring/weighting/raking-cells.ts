import { categoryOf, type Margin } from "./margin.ts";

/** Rows gathered by their categories in all margins: raking moves the rows of a cell together. */
export interface RakingCells {
  cellCount: number;
  /** the cell of each row used */
  cellOf: Uint32Array;
  /** category of each cell in each margin, one margin after the other: [margin * cellCount + cell] */
  categories: Int32Array;
}

/**
 * The cells that occur.
 * @param rows the rows used, by their number in the input
 */
export function rakingCellsOf(margins: readonly Margin[], rows: Uint32Array): RakingCells {
  const numberOf = new Map<string, number>();
  const cells: number[][] = [];
  const cellOf = Uint32Array.from(rows, (row) => {
    const categories = margins.map((margin) => categoryOf(margin, row));
    const key = categories.join();
    const known = numberOf.get(key);
    if (known !== undefined) return known;
    numberOf.set(key, cells.length);
    return cells.push(categories) - 1;
  });
  const categories = margins.flatMap((_, m) => cells.map((cell) => cell[m] as number));
  return { cellCount: cells.length, cellOf, categories: Int32Array.from(categories) };
}
