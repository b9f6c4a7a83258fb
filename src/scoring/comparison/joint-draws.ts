import { seededResample } from "../resampling/seeded-resample.ts";

/** The rows that are drawn for one group: row numbers of the input and what each counts when drawn once. */
export interface DrawnGroup {
  sourceRows: Uint32Array;
  masses: Float64Array;
}

/** Persons drawn from one urn; a person's rows are those from `start[unit]` to `start[unit + 1]`. */
interface Urn {
  start: Uint32Array;
  group: Uint32Array;
  row: Uint32Array;
}

/**
 * Bootstrap draws for groups that are compared: persons are drawn, not rows, and who answered in several groups is
 * drawn with all their answers, so that what they have in common cancels out of the difference. Groups without common
 * persons have urns of their own and are drawn independently, each as many times as it has persons; groups that share
 * persons share an urn.
 * Source: Davison & Hinkley (1997), chapter 3, on several samples and paired data.
 * @param persons one number per row of the input; absent: every row is a person of its own
 * @returns writes the masses of every group's rows in a replicate
 */
export function createJointDraws(
  groups: readonly DrawnGroup[],
  persons: Uint32Array | undefined,
  seed: number,
): (replicate: number, masses: readonly Float64Array[]) => void {
  const urns = urnsOf(groups, persons);
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

function urnsOf(groups: readonly DrawnGroup[], persons: Uint32Array | undefined): Urn[] {
  const urnOf = linkedGroups(groups, persons);
  return [...new Set(urnOf)].map((urn) => {
    const rowsOf = new Map<number, { group: number; row: number }[]>();
    groups.forEach(({ sourceRows }, group) => {
      if (urnOf[group] !== urn) return;
      sourceRows.forEach((source, row) => {
        const person = persons ? (persons[source] as number) : source;
        const own = rowsOf.get(person);
        if (own) own.push({ group, row });
        else rowsOf.set(person, [{ group, row }]);
      });
    });
    const units = [...rowsOf.values()];
    const start = new Uint32Array(units.length + 1);
    units.forEach((rows, unit) => {
      start[unit + 1] = (start[unit] as number) + rows.length;
    });
    const flat = units.flat();
    return {
      start,
      group: Uint32Array.from(flat, ({ group }) => group),
      row: Uint32Array.from(flat, ({ row }) => row),
    };
  });
}

/** For each group the first of the groups that it shares persons with, directly or through others. */
function linkedGroups(groups: readonly DrawnGroup[], persons: Uint32Array | undefined): number[] {
  const urnOf = groups.map((_, group) => group);
  if (!persons) return urnOf;
  const seenIn = new Map<number, number>();
  groups.forEach(({ sourceRows }, group) => {
    for (const source of sourceRows) {
      const person = persons[source] as number;
      const other = urnOf[seenIn.get(person) ?? group] as number;
      const own = urnOf[group] as number;
      if (other !== own) {
        const [kept, merged] = other < own ? [other, own] : [own, other];
        urnOf.forEach((urn, g) => {
          if (urn === merged) urnOf[g] = kept;
        });
      }
      seenIn.set(person, group);
    }
  });
  return urnOf;
}
