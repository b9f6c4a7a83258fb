import { seededResample } from "../resampling/seeded-resample.ts";
import type { DrawnGroup, Urn } from "./urns.ts";

/**
 * Bootstrap draws for groups that are compared: persons are drawn, not rows, and who answered in several groups is
 * drawn with all their answers, so that what they have in common cancels out of the difference. Every urn is drawn from
 * independently, as many times as it has persons.
 * Source: Davison & Hinkley (1997), chapter 3, on several samples and paired data.
 * @returns writes the masses of every group's rows in a replicate
 */
export function createJointDraws(
  groups: readonly DrawnGroup[],
  urns: readonly Urn[],
  seed: number,
): (replicate: number, masses: readonly Float64Array[]) => void {
  const resample = seededResample(seed);
  return (replicate, masses) => {
    for (const mass of masses) mass.fill(0);
    urns.forEach(({ start, group, row }, u) => {
      const unitCount = start.length - 1;
      const drawn = resample(replicate * urns.length + u, unitCount);
      for (let draw = 0; draw < unitCount; draw++) {
        const unit = drawn[draw] as number;
        for (let at = start[unit] as number; at < (start[unit + 1] as number); at++) {
          const g = group[at] as number;
          const r = row[at] as number;
          const mass = masses[g] as Float64Array;
          mass[r] = (mass[r] as number) + ((groups[g] as DrawnGroup).masses[r] as number);
        }
      }
    });
  };
}
