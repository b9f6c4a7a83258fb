import type { Adjustment, Difference } from "../compare-types.ts";
import { benjaminiHochberg } from "./benjamini-hochberg.ts";
import { holm } from "./holm.ts";

const adjusters = { holm, "benjamini-hochberg": benjaminiHochberg };

/** The same differences with adjusted p-values, all that have a p being one family of tests. */
export function adjustFamily<T extends Difference>(differences: readonly T[], adjustment: Adjustment): T[] {
  const tested = differences.filter(({ p }) => p !== null);
  const adjusted = adjusters[adjustment](tested.map(({ p }) => p as number));
  return differences.map((difference) => {
    const at = tested.indexOf(difference);
    return { ...difference, adjustedP: at < 0 ? null : (adjusted[at] as number) };
  });
}
