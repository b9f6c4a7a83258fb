import { describe, expect, test } from "vitest";
import type { CompareInput } from "../../src/scoring/compare-types.ts";
import { studentCdf } from "../../src/scoring/comparison/student-t.ts";
import { cell, columns, compared, earlier, input, later, rowRange, twoWaves } from "./support/compared.ts";

// With equal weights an index is a mean of people's 0-100 scores, so the textbook says what a comparison must give.

const bootstrap = { replicateCount: 2000, seed: 1 };

/** Of quality: the mean of two answers from 1 to 10. */
function scoresOf(rows: Uint32Array, answers = columns): number[] {
  return Array.from(rows, (row) => (50 / 9) * ((answers[0]?.[row] ?? 0) + (answers[1]?.[row] ?? 0) - 2));
}

function meanOf(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Variance of the mean of these values. */
function errorVariance(values: number[]): number {
  const mean = meanOf(values);
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length;
}

describe("differences of means", () => {
  const equal: CompareInput = { ...input, weighting: "equal" };
  const [a, b] = [scoresOf(later.rows), scoresOf(earlier.rows)];

  test("of independent groups have the standard error of two samples", () => {
    const { difference, standardError } = cell(compared({ ...equal, bootstrap }), "quality");
    expect(difference).toBeCloseTo(meanOf(a) - meanOf(b), 10);
    // 2,000 replicates: the standard error is known to some 1.6 %
    const expected = Math.sqrt(errorVariance(a) + errorVariance(b));
    expect(Math.abs((standardError ?? 0) / expected - 1)).toBeLessThan(0.05);
  });

  test("of the same people have that of their differences", () => {
    const waves = twoWaves((row, i) => ((7 * row + 11 * i) % 3) - 1);
    const persons = Uint32Array.from({ length: 600 }, (_, row) => row % 300);
    const output = compared({ ...waves, weighting: "equal", persons, bootstrap });
    const now = scoresOf(rowRange(0, 300), waves.columns);
    const before = scoresOf(rowRange(300, 600), waves.columns);
    const expected = Math.sqrt(errorVariance(now.map((score, at) => score - (before[at] ?? 0))));
    expect(Math.abs((cell(output, "quality").standardError ?? 0) / expected - 1)).toBeLessThan(0.05);
  });

  test("of accounts that answer alike have that of accounts", () => {
    // Every two rows are one account, and its two contacts give the same answers.
    const doubled = columns.map((column) => column.map((_, row) => column[row - (row % 2)] as number));
    const persons = Uint32Array.from({ length: 300 }, (_, row) => Math.floor(row / 2));
    const output = compared({ ...equal, columns: doubled, persons, bootstrap });
    const halves = [later.rows, earlier.rows].map((rows) => scoresOf(rows.filter((row) => row % 2 === 0)));
    const expected = Math.sqrt(halves.reduce((sum, scores) => sum + errorVariance(scores), 0));
    expect(Math.abs((cell(output, "quality").standardError ?? 0) / expected - 1)).toBeLessThan(0.05);
  });

  test("have p-values near those of the t-test, by permutation and by bootstrap", () => {
    const moved = columns.map((column) =>
      column.map((answer, row) => (row < 160 && row % 3 === 0 ? Math.min(10, answer + 1) : answer)),
    );
    const [first, second] = [scoresOf(later.rows, moved), scoresOf(earlier.rows, moved)];
    const t = (meanOf(first) - meanOf(second)) / Math.sqrt(errorVariance(first) + errorVariance(second));
    const expected = 2 * studentCdf(-Math.abs(t), 298);
    const settings = { ...equal, columns: moved, bootstrap, permutation: bootstrap };
    expect(expected).toBeGreaterThan(0.01);
    expect(expected).toBeLessThan(0.5);
    for (const by of ["bootstrap", "permutation"] as const) {
      const { p } = cell(compared({ ...settings, test: by }), "quality");
      expect(Math.abs((p ?? Number.NaN) - expected)).toBeLessThan(0.04);
    }
  });
});
