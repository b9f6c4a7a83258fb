import { compare } from "../../../src/scoring/compare.ts";
import type { CompareInput, CompareOutput, IndexComparison } from "../../../src/scoring/compare-types.ts";
import { aSmallModel, simulatedAnswers } from "./simulated-answers.ts";

/** The output of a comparison that is expected to succeed. */
export function compared(input: CompareInput): CompareOutput {
  const outcome = compare(input);
  if (!outcome.compared) throw new Error(outcome.findings.map(({ message }) => message).join("; "));
  return outcome.output;
}

/** The comparison of one construct, of the first pair or the one named. */
export function cell(output: CompareOutput, construct: string, a?: string, b?: string): IndexComparison {
  const found = output.comparison.find(
    (one) =>
      one.construct === construct && (a === undefined || one.a === a) && (b === undefined || one.b === b),
  );
  if (!found) throw new Error(`no comparison of ${construct}`);
  return found;
}

/** Row numbers from `from` up to, but not including, `to`. */
export function rowRange(from: number, to: number): Uint32Array {
  return Uint32Array.from({ length: to - from }, (_, row) => from + row);
}

export const pathModel = aSmallModel();
/** 300 answers of people who are all alike but for chance. */
export const columns = simulatedAnswers(pathModel, 300);
export const later = { name: "later", rows: rowRange(0, 160) };
export const earlier = { name: "earlier", rows: rowRange(160, 300) };
export const input: CompareInput = { columns, rowCount: 300, pathModel, groups: [later, earlier] };

/** The 300 answers, and 300 more: the same moved by some points within their scale. The later wave is the first. */
export function twoWaves(moved: (row: number, indicator: number) => number): CompareInput {
  const both = columns.map((column, i) =>
    Float64Array.from([
      ...column,
      ...column.map((answer, row) => Math.min(10, Math.max(1, answer + moved(row, i)))),
    ]),
  );
  const groups = [
    { name: "now", rows: rowRange(0, 300) },
    { name: "before", rows: rowRange(300, 600) },
  ];
  return { columns: both, rowCount: 600, pathModel, groups };
}
