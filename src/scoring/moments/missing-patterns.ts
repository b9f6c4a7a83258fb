import type { AnswerMatrix } from "./answer-matrix.ts";

/** Rows that lack the same indicators. */
export interface MissingPattern {
  missing: Int32Array;
  rows: Uint32Array;
}

/** The incomplete rows, gathered by what they lack; patterns in the order of their first row. */
export function missingPatternsOf(answers: AnswerMatrix): MissingPattern[] {
  const { indicatorCount: p, values } = answers;
  const byPattern = new Map<string, { missing: number[]; rows: number[] }>();
  for (const row of answers.incompleteRows) {
    const missing: number[] = [];
    for (let i = 0; i < p; i++) if (Number.isNaN(values[row * p + i])) missing.push(i);
    const key = missing.join();
    const pattern = byPattern.get(key) ?? { missing, rows: [] };
    byPattern.set(key, pattern);
    pattern.rows.push(row);
  }
  return Array.from(byPattern.values(), ({ missing, rows }) => ({
    missing: Int32Array.from(missing),
    rows: Uint32Array.from(rows),
  }));
}
