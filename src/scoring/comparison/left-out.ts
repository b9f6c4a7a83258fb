import type { DrawnGroup, Urn } from "./urns.ts";

const partsMax = 200;

/** The jackknife of groups that are compared: every part is a person, or some where there are many. */
export interface LeftOutParts {
  count: number;
  /** one per part, (n - 1) / n with n the parts of its urn: what `acceleration` wants */
  factors: Float64Array;
  /** writes the masses of all rows but those of a part; returns the groups that lack some */
  write(part: number, masses: readonly Float64Array[]): ReadonlySet<number>;
}

/**
 * Leaves out one person after the other, from every urn in turn, for the acceleration of BCa. An urn of more than 200
 * persons is left out in 200 parts: every 200th person together.
 * Source: Davison & Hinkley (1997), section 5.3, on several samples; Kott (2001), the delete-a-group jackknife.
 */
export function leftOutParts(groups: readonly DrawnGroup[], urns: readonly Urn[]): LeftOutParts {
  const parts = urns.flatMap((urn) => {
    const unitCount = urn.start.length - 1;
    const count = Math.min(unitCount, partsMax);
    return Array.from({ length: count }, (_, first) => ({
      urn,
      first,
      step: count,
      factor: (count - 1) / count,
    }));
  });
  return {
    count: parts.length,
    factors: Float64Array.from(parts, ({ factor }) => factor),
    write(part, masses) {
      groups.forEach((group, g) => {
        masses[g]?.set(group.masses);
      });
      const { urn, first, step } = parts[part] as (typeof parts)[number];
      const lacking = new Set<number>();
      for (let unit = first; unit < urn.start.length - 1; unit += step) {
        for (let at = urn.start[unit] as number; at < (urn.start[unit + 1] as number); at++) {
          const g = urn.group[at] as number;
          (masses[g] as Float64Array)[urn.row[at] as number] = 0;
          lacking.add(g);
        }
      }
      return lacking;
    },
  };
}
