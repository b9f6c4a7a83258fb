import { answerCountMin, suppressedUnits } from "../analysis/publishing.ts";
import type { RootCause } from "../followups/root-cause.ts";

export interface CauseCount {
  readonly cause: RootCause;
  readonly count: number;
}

/** One bar of the Pareto. */
export interface ParetoRow {
  /** null: the causes that are too rare to be shown apart, together */
  readonly cause: RootCause | null;
  readonly count: number;
  /** of all closed cases, 0 to 1 */
  readonly share: number;
  readonly cumulativeShare: number;
}

/** Few causes make most of the cases: the most frequent first, the rare ones together at the end. */
export interface CausePareto {
  /** closed cases with a cause; null with fewer than 5, of which nothing is shown */
  readonly total: number | null;
  readonly rows: readonly ParetoRow[];
}

/**
 * A Pareto of causes by the publishing rules: a cause under 5 cases is not shown apart, nor is the next smallest as
 * long as what is left could be had by subtraction and is fewer than 5.
 */
export function causePareto(counts: readonly CauseCount[]): CausePareto {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total < answerCountMin) return { total: null, rows: [] };
  const cells = counts.map(({ cause, count }) => ({ unitId: cause, parentUnitId: null, answerCount: count }));
  const hidden = suppressedUnits(total, cells);
  const shown = counts
    .filter(({ cause, count }) => count > 0 && !hidden.has(cause))
    .sort((a, b) => b.count - a.count || (a.cause < b.cause ? -1 : 1));
  const rest = total - shown.reduce((sum, { count }) => sum + count, 0);
  const rows = [...shown, ...(rest > 0 ? [{ cause: null, count: rest }] : [])];
  let before = 0;
  return {
    total,
    rows: rows.map(({ cause, count }) => {
      before += count;
      return { cause, count, share: count / total, cumulativeShare: before / total };
    }),
  };
}
