import type { Resample } from "./resample.ts";
import type { SamplingDesign } from "./sampling-design.ts";

/** Which units the jackknife leaves out together. */
export interface JackknifeGroups {
  groupCount: number;
  /** one per unit */
  groupOf: Uint32Array;
  /**
   * One per group: what its squared distance counts in the variance. (n - 1) / n, with n the units of its stratum where
   * every unit is a group, else the number of groups.
   */
  factors: Float64Array;
  degreesOfFreedom: number;
}

/** Every unit is left out in its turn. */
export function deleteOneGroups({ unitOf: _, unitCount, strata }: SamplingDesign): JackknifeGroups {
  const factors = new Float64Array(unitCount).fill((unitCount - 1) / unitCount);
  for (const { units } of strata ?? []) {
    for (const unit of units) factors[unit] = (units.length - 1) / units.length;
  }
  return {
    groupCount: unitCount,
    groupOf: Uint32Array.from({ length: unitCount }, (_unit, u) => u),
    factors,
    degreesOfFreedom: unitCount - (strata?.length ?? 1),
  };
}

/**
 * Units dealt out at random to `groupCount` groups of equal size (give or take one), stratum by stratum, so that every
 * group has its part of every stratum. No more groups than units: then every unit is one.
 * Source: Kott (2001), the delete-a-group jackknife.
 */
export function dealtGroups(design: SamplingDesign, groupCount: number, resample: Resample): JackknifeGroups {
  const { unitCount, strata } = design;
  if (groupCount >= unitCount) return deleteOneGroups(design);
  const groupOf = new Uint32Array(unitCount);
  const decks = strata?.map(({ units }) => units) ?? [Uint32Array.from({ length: unitCount }, (_, u) => u)];
  let dealt = 0;
  decks.forEach((units, h) => {
    for (const unit of shuffled(units, resample(h, units.length))) groupOf[unit] = dealt++ % groupCount;
  });
  const factors = new Float64Array(groupCount).fill((groupCount - 1) / groupCount);
  return { groupCount, groupOf, factors, degreesOfFreedom: groupCount - 1 };
}

/** Fisher and Yates, with draws from 0 up to the number of units. */
function shuffled(units: Uint32Array, draws: Uint32Array): Uint32Array {
  const deck = units.slice();
  for (let last = deck.length - 1; last > 0; last--) {
    const other = Math.floor(((draws[last] as number) / deck.length) * (last + 1));
    const unit = deck[last] as number;
    deck[last] = deck[other] as number;
    deck[other] = unit;
  }
  return deck;
}
