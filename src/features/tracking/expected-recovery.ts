import type { MeasuredUnit } from "../strategy/measured-wave.ts";
import { unitCountMin } from "./difference-of-changes.ts";
import { mean } from "./mean-change.ts";

/**
 * What units that were chosen for their low scores would regain with nothing done: part of a low score is bad luck in
 * who answered, and luck does not repeat. A unit is expected at m + r (y - m), with m the mean of all its peers, y its
 * own index and r = t / (t + s²) its reliability: s its standard error, t the variance of the true indices, which is
 * what the spread of the peers leaves over when the mean of their s² is taken off (0 at least). So it regains
 * (1 - r) (m - y); the mean over the units is returned. True ups and downs between waves come on top and are not in it.
 * Source: Kelley (1947) for the estimate of a true score; Efron & Morris (1975) for t; Barnett, van der Pols & Dobson
 * (2005) on regression to the mean.
 * @param peers all units of the same depth with a published index, the chosen ones included
 * @param unitIds the chosen ones
 * @returns null with fewer than 5 peers, without standard errors, or where none of the chosen is among the peers
 * @example recoveryOf([60, 70, 80, 70, 70] each with s = 4, the first); // => 10 × 16 / (16 + 34) = 3.2
 */
export function recoveryOf(peers: readonly MeasuredUnit[], unitIds: readonly string[]): number | null {
  const known = peers.flatMap(({ unitId, index, standardError }) =>
    standardError === null ? [] : [{ unitId, index, variance: standardError ** 2 }],
  );
  const chosen = known.filter(({ unitId }) => unitIds.includes(unitId));
  if (known.length < unitCountMin || chosen.length === 0) return null;
  const centre = mean(known.map(({ index }) => index));
  const spread = known.reduce((sum, { index }) => sum + (index - centre) ** 2, 0) / (known.length - 1);
  const trueVariance = Math.max(0, spread - mean(known.map(({ variance }) => variance)));
  return mean(
    chosen.map(({ index, variance }) => {
      const reliability = trueVariance + variance === 0 ? 1 : trueVariance / (trueVariance + variance);
      return (1 - reliability) * (centre - index);
    }),
  );
}
