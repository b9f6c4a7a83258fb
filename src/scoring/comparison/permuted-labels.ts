import { seededUniform } from "../resampling/seeded-resample.ts";

/**
 * Shuffles which of two groups rows belong to, as if the groups did not differ. Persons who stand in one group change
 * places with each other, all their rows together, so that as many persons as before are in each; persons in both
 * have their answers exchanged between the groups or not, by the toss of a coin.
 * Source: Good (2005), Permutation, Parametric and Bootstrap Tests of Hypotheses, chapters 3 (two samples, matched pairs).
 * @param inA for every row, whether it is in the first group
 * @param persons a number for every row; absent: every row is a person of its own
 * @returns writes for every row whether it is in the first group in that permutation
 */
export function createPermutedLabels(
  inA: readonly boolean[],
  persons: ArrayLike<number> | undefined,
  seed: number,
): (replicate: number, permuted: Uint8Array) => void {
  const rowsOf = new Map<number, number[]>();
  inA.forEach((_, row) => {
    const person = persons ? (persons[row] as number) : row;
    rowsOf.set(person, [...(rowsOf.get(person) ?? []), row]);
  });
  const isMixed = (rows: number[]) => rows.some((row) => inA[row] !== inA[rows[0] as number]);
  const paired = [...rowsOf.values()].filter(isMixed);
  const single = [...rowsOf.values()].filter((rows) => !isMixed(rows));
  const labels = Uint8Array.from(single, ([first]) => (inA[first as number] ? 1 : 0));
  const shuffled = new Uint8Array(labels.length);
  return (replicate, permuted) => {
    const uniform = seededUniform(seed, replicate);
    shuffled.set(labels);
    shuffle(shuffled, uniform);
    single.forEach((rows, unit) => {
      for (const row of rows) permuted[row] = shuffled[unit] as number;
    });
    for (const rows of paired) {
      const exchanged = uniform() < 0.5;
      for (const row of rows) permuted[row] = inA[row] !== exchanged ? 1 : 0;
    }
  };
}

/** Every order equally likely. Source: Fisher & Yates (1938), in the form of Durstenfeld (1964). */
function shuffle(values: Uint8Array, uniform: () => number): void {
  for (let last = values.length - 1; last > 0; last--) {
    const at = Math.floor(uniform() * (last + 1));
    const value = values[last] as number;
    values[last] = values[at] as number;
    values[at] = value;
  }
}
