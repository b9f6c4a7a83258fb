import { type AnswerMatrix, rowNumbers } from "../moments/answer-matrix.ts";

/** The rows that are drawn for one group, and what each counts when drawn once. */
export interface DrawnGroup {
  answers: Pick<AnswerMatrix, "sourceRows">;
  masses: Float64Array;
}

/** Persons drawn from one urn; a person's rows are those from `start[unit]` to `start[unit + 1]`. */
export interface Urn {
  start: Uint32Array;
  /** of each row: its group, and its number in the group */
  group: Uint32Array;
  row: Uint32Array;
}

/**
 * Who is drawn with whom. Groups without common persons have urns of their own; groups that share persons share an
 * urn.
 * @param persons one number per row of the input; absent: every row is a person of its own
 */
export function urnsOf(groups: readonly DrawnGroup[], persons: Uint32Array | undefined): Urn[] {
  if (!persons) return groups.map(({ answers }, group) => urnOfRows(answers.sourceRows.length, group));
  const urnOf = linkedGroups(groups, persons);
  return [...new Set(urnOf)].map((urn) => {
    const rowsOf = new Map<number, { group: number; row: number }[]>();
    groups.forEach(({ answers }, group) => {
      if (urnOf[group] !== urn) return;
      answers.sourceRows.forEach((source, row) => {
        const person = persons[source] as number;
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

/** Every row of a group is a person. */
function urnOfRows(count: number, group: number): Urn {
  return {
    start: rowNumbers(count + 1),
    group: new Uint32Array(count).fill(group),
    row: rowNumbers(count),
  };
}

/** For each group the first of the groups that it shares persons with, directly or through others. */
function linkedGroups(groups: readonly DrawnGroup[], persons: Uint32Array): number[] {
  const urnOf = groups.map((_, group) => group);
  const seenIn = new Map<number, number>();
  groups.forEach(({ answers }, group) => {
    for (const source of answers.sourceRows) {
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
