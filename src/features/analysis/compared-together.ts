import type { IndexDifference } from "../../scoring/comparison/index-difference.ts";
import type { ScoreResults } from "./score-run.ts";

/** What a comparison in one draw knows beyond two separate indices. */
export interface ComparedTogether {
  /** people, or accounts, that answered both waves and were drawn with both */
  readonly inBothCount: number;
  /** the part of the difference that comes from weights that shifted; null with equal weights */
  readonly drift: number | null;
  /** MICOM, step 2, says that the index does not mean the same in both waves */
  readonly weightsDiffer: boolean;
}

/** As far as two waves' indices may differ in the last digit when one of them has been computed again. */
const indexTolerance = 0.05;

/**
 * The difference as a run found it that drew both waves together: narrower where people answered both. Null where the
 * run compared with another wave, or the figures it compared are no longer those that stand.
 * @param apart the difference of the two indices as they stand
 */
export function differenceTogether(
  later: ScoreResults,
  earlierWaveId: string,
  construct: string,
  apart: IndexDifference,
): { readonly difference: IndexDifference; readonly together: ComparedTogether } | null {
  const { comparison } = later;
  const found = comparison?.waveId === earlierWaveId ? comparison.constructs[construct] : undefined;
  if (!comparison || !found?.interval || found.standardError === null) return null;
  if (Math.abs(found.difference - apart.difference) > indexTolerance) return null;
  const apartError = (apart.interval[1] - apart.interval[0]) / 2;
  const narrowing = apartError > 0 ? (found.interval[1] - found.interval[0]) / 2 / apartError : 1;
  return {
    difference: {
      difference: apart.difference,
      interval: found.interval,
      detectable: apart.detectable * narrowing,
      p: found.p ?? apart.p,
    },
    together: {
      inBothCount: comparison.inBothCount,
      drift: found.weightDrift?.difference ?? null,
      weightsDiffer: found.compositional?.holds === false,
    },
  };
}
