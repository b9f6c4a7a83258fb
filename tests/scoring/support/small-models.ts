import type { Mode, PathModel } from "../../../src/scoring/model/path-model.ts";

/** Constructs c0, c1, ... with so many indicators each (c0i0, c0i1, ...) on 1-10; paths from c0 to c1 unless given. */
export function aModel(
  sizes: number[],
  modes: Mode[] = [],
  paths: [from: string, to: string][] = [["c0", "c1"]],
): PathModel {
  return {
    constructs: sizes.map((size, c) => ({
      name: `c${c}`,
      mode: modes[c] ?? "A",
      indicators: Array.from({ length: size }, (_, i) => ({ name: `c${c}i${i}`, min: 1, max: 10 })),
    })),
    paths: paths.map(([from, to]) => ({ from, to })),
    target: paths.at(-1)?.[1] ?? "c1",
  };
}

/** A correlation matrix from its lower triangle without the diagonal, row by row. */
export function symmetric(size: number, lower: number[]): Float64Array {
  const matrix = new Float64Array(size * size);
  let at = 0;
  for (let i = 0; i < size; i++) {
    matrix[i * size + i] = 1;
    for (let j = 0; j < i; j++) {
      const value = lower[at++] ?? 0;
      matrix[i * size + j] = value;
      matrix[j * size + i] = value;
    }
  }
  return matrix;
}
