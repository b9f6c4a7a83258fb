import type { Adjustment, Difference } from "../compare-types.ts";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { holm } from "./holm.ts";

const adjusters = { holm, "benjamini-hochberg": benjaminiHochberg };

/** The same differences with adjusted p-values, all that have a p being one family of tests. */
export function adjustFamily<T extends Difference>(differences: readonly T[], adjustment: Adjustment): T[] {
  const tested = differences.flatMap(({ p }) => (p === null ? [] : [p]));
  const adjusted = adjusters[adjustment](tested);
  let next = 0;
  return differences.map((difference) => ({
    ...difference,
    adjustedP: difference.p === null ? null : (adjusted[next++] as number),
  }));
}
