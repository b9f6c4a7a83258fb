import type { MeasuredUnit } from "../strategy/measured-wave.ts";
import { differenceOfChanges, unitCountMin } from "./difference-of-changes.ts";
import { directionOf, mean } from "./mean-change.ts";

/** What the waves before the action say about the assumption that both sides would have moved alike. */
export type EarlierTrend = "supports" | "contradicts" | "cannot-test";

/**
 * Did treated and comparison units move alike before? Each unit's slope over the earlier waves, carried on for as many
 * waves as lie between the baseline and the later one, is compared between the two sides. Only an interval that holds
 * zero and excludes whatever matters supports the assumption: with few or noisy waves a difference goes unnoticed, and
 * "not significant" would be no support (Roth 2022).
 * @param earlier units by wave, the oldest first, the baseline last; all of one series
 * @param steps how many waves the later wave comes after the baseline
 * @param matters a difference of that many points would change the verdict
 */
export function earlierTrend(
  earlier: readonly ReadonlyMap<string, MeasuredUnit>[],
  sides: { readonly treated: readonly string[]; readonly comparison: readonly string[] },
  steps: number,
  matters: number,
): EarlierTrend {
  const carriedOn = (unitIds: readonly string[]) =>
    unitIds.flatMap((unitId) => slopeOf(earlier, unitId) ?? []).map((slope) => slope * steps);
  const [treated, comparison] = [carriedOn(sides.treated), carriedOn(sides.comparison)];
  if (treated.length < unitCountMin || comparison.length < unitCountMin) return "cannot-test";
  const difference = differenceOfChanges(treated, comparison);
  if (directionOf(difference) !== "none-detectable") return "contradicts";
  const [low, high] = difference.interval;
  return Math.max(-low, high) < matters ? "supports" : "cannot-test";
}

/** Least-squares points per wave; null with fewer than two waves. */
function slopeOf(waves: readonly ReadonlyMap<string, MeasuredUnit>[], unitId: string): number | null {
  const points = waves.flatMap((units, position) => {
    const index = units.get(unitId)?.index;
    return index === undefined ? [] : [{ position, index }];
  });
  if (points.length < 2) return null;
  const centre = mean(points.map(({ position }) => position));
  const level = mean(points.map(({ index }) => index));
  let covariance = 0;
  let variance = 0;
  for (const { position, index } of points) {
    covariance += (position - centre) * (index - level);
    variance += (position - centre) ** 2;
  }
  return covariance / variance;
}
